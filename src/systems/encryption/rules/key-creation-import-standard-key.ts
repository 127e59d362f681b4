import { argumentRule } from "../../../posture/argument-rule";

/** Key creation policy: keys are generated in Key Protect and cannot be imported. */
export const keyCreationImportStandardKey = argumentRule({
  id: "key-creation-import-standard-key",
  controls: ["KP-06"],
  types: ["ibm_kms_instance_policies"],
  argument: "key_create_import_access.import_standard_key",
  accepts: (value) => value === false,
  expected: "false, so that keys are generated in Key Protect",
});
