import { argumentRule } from "../../../posture/argument-rule";

/** Key Protect sends operational metrics to Cloud Monitoring. */
export const keyProtectMetrics = argumentRule({
  id: "key-protect-metrics",
  controls: ["KP-07"],
  types: ["ibm_kms_instance_policies"],
  argument: "metrics.enabled",
  accepts: (value) => value === true,
  expected: "true",
});
