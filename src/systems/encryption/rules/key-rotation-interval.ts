import { argumentRule } from "../../../posture/argument-rule";
import { rotationMonths } from "../rotation-months";

/** Root keys rotate at least once a year. */
export const keyRotationInterval = argumentRule({
  id: "key-rotation-interval",
  controls: ["KP-03"],
  types: ["ibm_kms_key_policies", "ibm_kms_instance_policies"],
  argument: "rotation.interval_month",
  accepts: (value) => typeof value === "number" && value >= rotationMonths.least && value <= rotationMonths.most,
  expected: `${rotationMonths.least} to ${rotationMonths.most} months`,
});
