import { compliant, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

const strong: readonly unknown[] = ["LEVEL2", "LEVEL3"];

/** No user is exempt from the account's MFA level. */
export const noMfaExemption: Rule = {
  id: "no-mfa-exemption",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  judge({ arguments: { user_mfa: exempted } }) {
    const weak = blocks(exempted).filter(({ mfa }) => !strong.includes(mfa));
    if (weak.length === 0) return compliant;
    return {
      verdict: "violation",
      argument: "user_mfa",
      expected: "no user below LEVEL2",
      got: `${weak.length} users`,
    };
  },
};
