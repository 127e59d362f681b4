import { rolesOf } from "../../../posture/policy-scope";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** Names of groups whose members change nothing. */
const watching = /\b(viewers?|readers?|auditors?|read-?only|guests?)\b/i;
/** Roles that change nothing and show no secret. */
const quiet = [
  "Viewer",
  "Reader",
  "Auditor",
  "Viewer, Service Configuration Reader",
  "Service Configuration Reader",
  "ContentReader",
];

/** A group that is called after looking gets roles that only look. */
export const viewersOnlyView: Rule = {
  id: "viewers-only-view",
  controls: ["CE-15"],
  types: ["ibm_iam_access_group_policy"],
  judge(policy, world): Judgement {
    const group = world.targetResource(policy.stack, policy.arguments.access_group_id);
    const name = group && known(group, "name");
    const roles = rolesOf(policy);
    if (typeof name !== "string" || !watching.test(name) || roles.length === 0) return notApplicable;
    const strong = roles.filter((role) => !quiet.includes(role));
    if (strong.length === 0) return { verdict: "compliant", argument: "roles" };
    return {
      verdict: "violation",
      argument: "roles",
      expected: `only Viewer and Reader for ${name}`,
      got: strong.join(", "),
      fix: "Give the role to the deployers, operators or administrators.",
    };
  },
};
