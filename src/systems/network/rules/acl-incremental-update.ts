import { argumentRule } from "../../../posture/argument-rule";

/** An edit changes the rules that it is about; by default the provider deletes all of them first, an outage each time. */
export const aclIncrementalUpdate = argumentRule({
  id: "acl-incremental-update",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  argument: "incremental_rule_update",
  accepts: (value) => value === true,
  expected: "true",
});
