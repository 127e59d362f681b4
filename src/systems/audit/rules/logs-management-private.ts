import { argumentRule } from "../../../posture/argument-rule";

/** Alerts and integrations of Cloud Logs are managed through the private endpoint. */
export const logsManagementPrivate = argumentRule({
  id: "logs-management-private",
  controls: ["AU-03"],
  types: ["ibm_logs_alert_definition", "ibm_logs_outgoing_webhook"],
  argument: "endpoint_type",
  accepts: (value) => value === "private",
  expected: '"private"',
});
