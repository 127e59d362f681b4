import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, hasReference } from "../../../terraform/configuration";

/** A dynamic rule lets in those who have a claim, not those who lack one: everybody lacks most claims. */
export const dynamicRuleNarrow: Rule = {
  id: "dynamic-rule-narrow",
  controls: ["CE-05"],
  types: ["ibm_iam_access_group_dynamic_rule"],
  judge({ arguments: { conditions } }) {
    const written = blocks(conditions);
    if (written.length === 0)
      return { verdict: "violation", argument: "conditions", expected: "a condition on a claim", got: "none" };
    return written.map(({ operator, value }, index): Judgement => {
      const argument = `conditions.${index}`;
      if (hasReference(operator))
        return { verdict: "unknown", argument, expected: "EQUALS, IN or CONTAINS", got: textOf(operator) };
      const named = /^(EQUALS|EQUALS_IGNORE_CASE|IN|CONTAINS)$/.test(textOf(operator));
      if (
        named &&
        textOf(value ?? "")
          .replaceAll('"', "")
          .trim() !== ""
      )
        return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: "EQUALS, IN or CONTAINS with the value of a claim",
        got: `${textOf(operator ?? "no operator")} ${JSON.stringify(value ?? null)}`,
        reject: true,
      };
    });
  },
};
