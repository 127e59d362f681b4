import type { Rule } from "../posture";
import type { Catalogue } from "./catalogue";
import { type Explanation, part } from "./explanation";

/** What a rule about one argument wants, in words; empty for others. */
export function demand({ argument, expected }: Rule): string {
  return argument === undefined || expected === undefined ? "" : `${argument}: ${expected}`;
}

export function explainRule(all: Catalogue, { folder, rule, says }: Catalogue["rules"][number]): Explanation {
  const controls = all.controls.filter(({ control }) => rule.controls.includes(control.id));
  const unwaivable = controls.filter(({ control }) => control.waivable === false);
  return {
    kind: "rule",
    word: rule.id,
    summary: says,
    parts: [
      { label: "checks", text: rule.types.join(", ") },
      ...part("argument", rule.argument),
      ...part("accepts", rule.expected),
      ...part("comply", rule.fix ?? (demand(rule) || controls.map(({ control }) => control.hardened).join("; "))),
      ...part("controls", controls.map(({ control }) => `${control.id} ${control.title}`).join("; ")),
      {
        label: "waive",
        text:
          unwaivable.length > 0
            ? `${unwaivable.map(({ control }) => control.id).join(", ")} cannot be waived`
            : `see rampart explain ${rule.controls[0] ?? ""}`,
      },
      { label: "source", text: `src/systems/${folder}/rules/${rule.id}.ts` },
    ],
  };
}
