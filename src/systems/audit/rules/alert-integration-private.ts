import { argumentRule } from "../../../posture/argument-rule";

/** Cloud Logs sends alerts to Event Notifications over the private network. */
export const alertIntegrationPrivate = argumentRule({
  id: "alert-integration-private",
  controls: ["AU-03"],
  types: ["ibm_logs_outgoing_webhook"],
  argument: "ibm_event_notifications.endpoint_type",
  accepts: (value) => value === "private",
  expected: '"private"',
});
