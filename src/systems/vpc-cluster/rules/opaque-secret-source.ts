import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** Opaque Secrets in a cluster refer to a secret in Secrets Manager by CRN. */
export const opaqueSecretSource = argumentRule({
  id: "opaque-secret-source",
  controls: ["IKSW-13"],
  types: ["ibm_container_ingress_secret_opaque"],
  argument: "fields.crn",
  accepts: (value) => /^crn:v1:[^:]*:[^:]*:secrets-manager:[^:]*:[^:]*:[^:]+:secret:[^:]+$/.test(textOf(value)),
  referenceIsFine: true,
  expected: "the CRN of a secret",
});
