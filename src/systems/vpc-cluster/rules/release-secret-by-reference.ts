import { textOf } from "../../../core/text-of";
import { written } from "../../../posture/guarded";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, hasReference } from "../../../terraform/configuration";

/** A secret value of a chart is a reference: a literal is in Git, in plans and in the release's own Secret. */
export const releaseSecretByReference: Rule = {
  id: "release-secret-by-reference",
  controls: ["CE-25"],
  types: ["helm_release"],
  judge(release) {
    const values = blocks(written(release).set_sensitive);
    if (values.length === 0) return notApplicable;
    return values.map(({ name, value }, index): Judgement => {
      const argument = `set_sensitive.${index}.value`;
      if (hasReference(value)) return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: "a reference to a sensitive variable",
        got: `a literal for ${textOf(name)}`,
        reject: true,
      };
    });
  },
};
