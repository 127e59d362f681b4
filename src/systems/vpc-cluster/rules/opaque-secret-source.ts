import { secretCrnPattern } from "../../../core/crn";
import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { written } from "../../../posture/guarded";
import { compliant, type Rule } from "../../../posture/rule";
import { demandsForm } from "../../../posture/variable-form";
import { blocks } from "../../../terraform/configuration";

const byCrn = argumentRule({
  id: "opaque-secret-source",
  controls: ["IKSW-13"],
  types: ["ibm_container_ingress_secret_opaque"],
  argument: "fields.crn",
  accepts: (value) => /^crn:v1:[^:]*:[^:]*:secrets-manager:[^:]*:[^:]*:[^:]+:secret:[^:]+$/.test(textOf(value)),
  referenceIsFine: true,
  expected: "the CRN of a secret",
});

/** Opaque Secrets in a cluster refer to a secret in Secrets Manager by CRN; a variable demands it. */
export const opaqueSecretSource: Rule = {
  ...byCrn,
  judge(secret, world) {
    const fields = blocks(written(secret).fields);
    const demanded = fields.every(({ crn }) => demandsForm(world, secret.stack, crn, secretCrnPattern));
    return fields.length > 0 && demanded ? { ...compliant, argument: "fields.crn" } : byCrn.judge(secret, world);
  },
};
