import { isAbout, restrictionsOf } from "../../../posture/restriction";
import type { Judgement, Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/**
 * Context-based restrictions limit the networks from which a cluster's API can be called and the cluster managed; IAM
 * does not check the network.
 */
export const clusterRestricted: Rule = {
  id: "cluster-restricted",
  controls: ["IKS-04", "IKS-27", "IKS-28"],
  types: ["ibm_container_vpc_cluster"],
  judge: (cluster, world) =>
    ["cluster", "management"].map((api): Judgement => {
      const found = restrictionsOf(world, "containers-kubernetes", ["serviceInstance"], cluster).some(
        (rule) => isAbout(rule, `api-type:${api}`) && known(rule, "enforcement_mode") === "enabled",
      );
      if (found) return { verdict: "compliant" };
      return {
        verdict: "violation",
        expected: `an enforced ibm_cbr_rule for the cluster and containers-kubernetes::::api-type:${api}`,
        got: "none: it can be called from every network",
        fix: "Set runner and operators at the top level of the blueprint.",
      };
    }),
};
