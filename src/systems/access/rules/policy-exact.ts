import { textOf } from "../../../core/text-of";
import { policyTypes } from "../../../posture/policy-scope";
import { notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

/** A policy names its instance and resources exactly: a pattern also covers what is created tomorrow with such a name or id. */
export const policyExact: Rule = {
  id: "policy-exact",
  controls: ["CE-13"],
  types: [...policyTypes, "ibm_iam_authorization_policy"],
  judge({ arguments: policy }) {
    const attributes = [...blocks(policy.resource_attributes), ...blocks(policy.subject_attributes)];
    if (attributes.length === 0) return notApplicable;
    const open = attributes.find(
      ({ operator, value }) => /^stringMatch/.test(textOf(operator)) && /[*?]/.test(textOf(value)),
    );
    const argument = "resource_attributes";
    if (!open) return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      argument,
      expected: "stringEquals, or a pattern without * and ?",
      got: `${textOf(open.name)} ${textOf(open.operator)} ${textOf(open.value)}`,
      fix: "Write a policy for each instance.",
    };
  },
};
