import { argumentRule } from "../../../posture/argument-rule";

/** Key creation policy: standard keys, whose key material leaves Key Protect, cannot be created. */
export const keyCreationCreateStandardKey = argumentRule({
  id: "key-creation-create-standard-key",
  controls: ["KP-06"],
  types: ["ibm_kms_instance_policies"],
  argument: "key_create_import_access.create_standard_key",
  accepts: (value) => value === false,
  expected: "false, so that no key material leaves Key Protect",
});
