import { argumentRule } from "../../../posture/argument-rule";

/** Keys are managed through the private endpoint. */
export const keyManagementPrivate = argumentRule({
  id: "key-management-private",
  controls: ["KP-01"],
  types: ["ibm_kms_key", "ibm_kms_key_policies", "ibm_kms_instance_policies"],
  argument: "endpoint_type",
  accepts: (value) => value === "private",
  expected: '"private"',
  fix: 'endpoint_type = "private"; on key policies this change replaces the policies, not the key.',
});
