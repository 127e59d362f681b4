import { showJson } from "../../../core/show-json";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** Without steering, the order of the pools decides which one serves, but the provider stores them as an unordered set. */
export const failoverOrder: Rule = {
  id: "failover-order",
  controls: ["CE-55"],
  types: ["ibm_cis_global_load_balancer"],
  judge(balancer): Judgement {
    const pools = balancer.arguments.default_pool_ids;
    if (known(balancer, "steering_policy") !== "off" || !Array.isArray(pools)) return notApplicable;
    if (pools.length === 1) return compliant;
    return {
      verdict: "violation",
      argument: "default_pool_ids",
      expected: "one pool, and another as fallback_pool_id",
      got: `${pools.length} pools: ${showJson([...pools])}`,
      fix: "Set the other pool as fallback_pool_id, or choose a steering policy.",
    };
  },
};
