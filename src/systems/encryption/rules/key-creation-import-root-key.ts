import { argumentRule } from "../../../posture/argument-rule";

/** Restricts how keys come into being: keys are born in Key Protect. */
export const keyCreationImportRootKey = argumentRule({
  id: "key-creation-import-root-key",
  controls: ["KP-06"],
  types: ["ibm_kms_instance_policies"],
  argument: "key_create_import_access.import_root_key",
  accepts: (value) => value === false,
  expected: "false: keys are born in Key Protect",
});
