import { argumentRule } from "../../../posture/argument-rule";

/** Root key rotation is enabled. */
export const keyRotationOn = argumentRule({
  id: "key-rotation-on",
  controls: ["KP-03"],
  types: ["ibm_kms_key_policies", "ibm_kms_instance_policies"],
  argument: "rotation.enabled",
  accepts: (value) => value === true,
  expected: "true",
});
