import { argumentRule } from "../../../posture/argument-rule";
import type { Json } from "../../../terraform/configuration";

/**
 * Routes of platform logs and metrics have the action "send". IBM documents "send", the default, and "drop"; the
 * provider passes on any text (provider ibm 2.5.0, resource_ibm_logs_router_route.go,
 * resource_ibm_metrics_router_route.go), and how the service handles other values is unknown.
 */
export const platformLogsSent = argumentRule({
  id: "platform-logs-sent",
  controls: ["CE-62"],
  types: ["ibm_logs_router_route", "ibm_metrics_router_route"],
  argument: "rules.action",
  accepts: (value) => value === "send",
  expected: '"send" or not set',
  absentIsFine: true,
  reject: (value: Json | undefined) => value !== "drop",
});
