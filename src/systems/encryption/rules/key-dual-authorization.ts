import { argumentRule } from "../../../posture/argument-rule";

/** Deleting a key requires authorization from two users. */
export const keyDualAuthorization = argumentRule({
  id: "key-dual-authorization",
  controls: ["KP-04"],
  types: ["ibm_kms_key_policies", "ibm_kms_instance_policies"],
  argument: "dual_auth_delete.enabled",
  accepts: (value) => value === true,
  expected: "true",
});
