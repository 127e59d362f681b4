import { targetOf } from "../../../posture/restriction";
import type { Rule } from "../../../posture/rule";
import { blocks, hasReference } from "../../../terraform/configuration";
import { controlsOfRestriction } from "../judging/restriction";

/**
 * A context-based restriction has one resource block with account and service: IBM requires both, the provider checks
 * neither.
 */
export const restrictionTarget: Rule = {
  id: "restriction-target",
  controls: ["CE-31", "CE-65", "IKS-27"],
  types: ["ibm_cbr_rule"],
  judge(rule) {
    const controls = controlsOfRestriction(rule);
    const { accountId, serviceName } = targetOf(rule);
    const count = blocks(rule.arguments.resources).length;
    if (count > 1) {
      const about = { argument: "resources", expected: "one block: write a separate rule for each resource" };
      return { verdict: "violation", ...about, got: `${count} blocks`, controls };
    }
    const account = typeof accountId === "string" && (hasReference(accountId) || /^[0-9a-f]{32}$/.test(accountId));
    if (account && typeof serviceName === "string") return { verdict: "compliant", controls };
    return {
      verdict: "violation",
      argument: "resources",
      expected: "the attributes accountId (32 hex digits) and serviceName",
      got: account ? "no serviceName" : `accountId ${JSON.stringify(accountId ?? null)}`,
      controls,
    };
  },
};
