import { argumentRule } from "../../../posture/argument-rule";

/** Restricts how keys come into being: key creation and import are restricted. */
export const keyCreationEnabled = argumentRule({
  id: "key-creation-enabled",
  controls: ["KP-06"],
  types: ["ibm_kms_instance_policies"],
  argument: "key_create_import_access.enabled",
  accepts: (value) => value === true,
  expected: "true: key creation and import are restricted",
});
