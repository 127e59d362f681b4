import { hasReference } from "../../../core/configuration";
import type { Rule } from "../../../posture/rule";
import { controlsOfRestriction, targetOf } from "../judging/restriction";

/** A restriction names the account and the service: IBM demands both. */
export const restrictionTarget: Rule = {
  id: "restriction-target",
  controls: ["CE-31", "CE-65"],
  types: ["ibm_cbr_rule"],
  judge(rule) {
    const controls = controlsOfRestriction(rule);
    const { accountId, serviceName } = targetOf(rule);
    const account = typeof accountId === "string" && (hasReference(accountId) || /^[0-9a-f]{32}$/.test(accountId));
    if (account && typeof serviceName === "string") return { verdict: "compliant", controls };
    return {
      verdict: "violation",
      argument: "resources",
      expected: "the attributes accountId, 32 hex digits, and serviceName",
      got: account ? "no serviceName" : `accountId ${JSON.stringify(accountId ?? null)}`,
      controls,
    };
  },
};
