import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** Persistent volumes are encrypted with a customer-managed root key. */
export const volumeOwnKey = argumentRule({
  id: "volume-own-key",
  controls: ["IKS-98"],
  types: ["ibm_is_volume"],
  argument: "encryption_key",
  accepts: (value) => /^crn:v1:[^:]*:[^:]*:(kms|hs-crypto):.*:key:/.test(textOf(value)),
  expected: "the CRN of a root key",
  referenceIsFine: true,
});
