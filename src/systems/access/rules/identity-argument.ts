import { compliant, type Rule } from "../../../posture/rule";

/** Arguments that the provider is going to remove, and what takes their place. */
const retired: Readonly<Record<string, string>> = {
  ibm_iam_service_policy: "iam_service_id",
  ibm_iam_trusted_profile_policy: "profile_id",
};

/**
 * A policy names its identity by iam_id: the provider will remove the older arguments, and the policy would be lost
 * with them.
 */
export const identityArgument: Rule = {
  id: "identity-argument",
  controls: ["CE-66"],
  types: Object.keys(retired),
  judge({ type, arguments: policy }) {
    const argument = retired[type] ?? "iam_id";
    if (policy.iam_id !== undefined && policy[argument] === undefined) return compliant;
    return {
      verdict: "violation",
      argument,
      expected: "iam_id",
      got: `${argument}, or no identity argument`,
      reject: true,
    };
  },
};
