import { argumentRule } from "../../../posture/argument-rule";

/** What wraps other keys is a root key, which never leaves Key Protect. */
export const rootKeyNotStandard = argumentRule({
  id: "root-key-not-standard",
  controls: ["KP-05"],
  types: ["ibm_kms_key"],
  argument: "standard_key",
  accepts: (value) => value === false,
  expected: "false: a root key",
});
