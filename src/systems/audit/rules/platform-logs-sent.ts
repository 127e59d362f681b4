import { argumentRule } from "../../../posture/argument-rule";
import type { Json } from "../../../terraform/configuration";

/**
 * A route of logs or metrics sends. IBM documents "send", which is meant when nothing is written, and "drop"; the provider passes on any text
 * (provider ibm 2.5.0, resource_ibm_logs_router_route.go, resource_ibm_metrics_router_route.go), and what the service does with others is unknown.
 */
export const platformLogsSent = argumentRule({
  id: "platform-logs-sent",
  controls: ["CE-62"],
  types: ["ibm_logs_router_route", "ibm_metrics_router_route"],
  argument: "rules.action",
  accepts: (value) => value === "send",
  expected: '"send", or nothing',
  absentIsFine: true,
  reject: (value: Json | undefined) => value !== "drop",
});
