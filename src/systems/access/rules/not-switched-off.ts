import type { Rule } from "../../../posture/rule";

/** What is written is made: with `count = 0` or an empty `for_each`, a resource hardens nothing and looks as if it did. */
export const notSwitchedOff: Rule = {
  id: "not-switched-off",
  controls: ["IA-07"],
  types: ["off"],
  forbids: true,
  judge: ({ meta: { count, for_each: each } }) => ({
    verdict: "violation",
    argument: count === undefined ? "for_each" : "count",
    expected: "a resource that Terraform makes",
    got: `${JSON.stringify(count ?? each)}, which makes none`,
    fix: "Remove the resource, or remove the argument.",
  }),
};
