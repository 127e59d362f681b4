import { argumentRule } from "../../../posture/argument-rule";

/** Restricts how keys come into being: no key material leaves Key Protect. */
export const keyCreationCreateStandardKey = argumentRule({
  id: "key-creation-create-standard-key",
  controls: ["KP-06"],
  types: ["ibm_kms_instance_policies"],
  argument: "key_create_import_access.create_standard_key",
  accepts: (value) => value === false,
  expected: "false: no key material leaves Key Protect",
});
