import { argumentRule } from "../../../posture/argument-rule";

/**
 * An edit updates only the rules that change; by default the provider deletes and recreates all of them, which causes
 * an outage.
 */
export const aclIncrementalUpdate = argumentRule({
  id: "acl-incremental-update",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  argument: "incremental_rule_update",
  accepts: (value) => value === true,
  expected: "true",
});
