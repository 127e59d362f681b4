import { argumentRule } from "../../../posture/argument-rule";

/** Root keys rotate at least once a year. */
export const keyRotationInterval = argumentRule({
  id: "key-rotation-interval",
  controls: ["KP-03"],
  types: ["ibm_kms_key_policies", "ibm_kms_instance_policies"],
  argument: "rotation.interval_month",
  accepts: (value) => typeof value === "number" && value >= 1 && value <= 12,
  expected: "1 to 12 months",
});
