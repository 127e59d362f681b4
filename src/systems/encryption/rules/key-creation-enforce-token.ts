import { argumentRule } from "../../../posture/argument-rule";

/** Restricts how keys come into being: an import, where allowed, needs a token. */
export const keyCreationEnforceToken = argumentRule({
  id: "key-creation-enforce-token",
  controls: ["KP-06"],
  types: ["ibm_kms_instance_policies"],
  argument: "key_create_import_access.enforce_token",
  accepts: (value) => value === true,
  expected: "true: an import, where allowed, needs a token",
});
