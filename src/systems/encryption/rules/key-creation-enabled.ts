import { argumentRule } from "../../../posture/argument-rule";

/** Key creation policy: restrictions on key creation and import are enabled. */
export const keyCreationEnabled = argumentRule({
  id: "key-creation-enabled",
  controls: ["KP-06"],
  types: ["ibm_kms_instance_policies"],
  argument: "key_create_import_access.enabled",
  accepts: (value) => value === true,
  expected: "true, so that key creation and import are restricted",
});
