import type { Rule } from "../../../posture/rule";

/** Rules as resources of their own stand in the order in which they happen to be made: nobody can say what they let pass. */
export const aclRulesInline: Rule = {
  id: "acl-rules-inline",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl_rule"],
  forbids: true,
  judge: () => ({
    verdict: "violation",
    expected: "rules inside ibm_is_network_acl, where their order is written",
    got: "a rule of its own",
    fix: "Move it into the rules of its ACL.",
  }),
};
