import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** What is put into a cluster as a Secret is named by its CRN in Secrets Manager. */
export const opaqueSecretSource = argumentRule({
  id: "opaque-secret-source",
  controls: ["IKSW-13"],
  types: ["ibm_container_ingress_secret_opaque"],
  argument: "fields.crn",
  accepts: (value) => /^crn:v1:[^:]*:[^:]*:secrets-manager:[^:]*:[^:]*:[^:]+:secret:[^:]+$/.test(textOf(value)),
  referenceIsFine: true,
  expected: "the CRN of a secret",
});
