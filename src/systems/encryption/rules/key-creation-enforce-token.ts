import { argumentRule } from "../../../posture/argument-rule";

/** Key creation policy: a key import, where allowed, requires an import token. */
export const keyCreationEnforceToken = argumentRule({
  id: "key-creation-enforce-token",
  controls: ["KP-06"],
  types: ["ibm_kms_instance_policies"],
  argument: "key_create_import_access.enforce_token",
  accepts: (value) => value === true,
  expected: "true, so that an import, where allowed, requires an import token",
});
