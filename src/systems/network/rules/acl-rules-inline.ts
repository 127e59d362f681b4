import type { Rule } from "../../../posture/rule";

/**
 * ACL rules are inline. The order of separate rule resources depends on the order of their creation, so what they allow
 * is not predictable.
 */
export const aclRulesInline: Rule = {
  id: "acl-rules-inline",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl_rule"],
  forbids: true,
  judge: () => ({
    verdict: "violation",
    expected: "rules inside ibm_is_network_acl, where their order is explicit",
    got: "a separate rule resource",
    fix: "Move the rule into the rules of its ACL.",
  }),
};
