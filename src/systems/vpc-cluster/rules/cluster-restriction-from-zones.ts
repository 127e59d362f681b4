import { contextValues, targetOf } from "../../../posture/restriction";
import { notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

/**
 * Each context of a cluster's restriction names a network zone and excludes public endpoints, which the cluster does
 * not have.
 */
export const clusterRestrictionFromZones: Rule = {
  id: "cluster-restriction-from-zones",
  controls: ["IKS-27"],
  types: ["ibm_cbr_rule"],
  judge(rule) {
    if (targetOf(rule).serviceName !== "containers-kubernetes") return notApplicable;
    return blocks(rule.arguments.contexts).map((context, index) => {
      const argument = `contexts.${index}`;
      const types = contextValues(context, "endpointType") ?? [];
      const zones = contextValues(context, "networkZoneId") ?? [];
      if (zones.some((zone) => zone !== "") && !types.includes("public")) return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: "networkZoneId, with endpointType private or not set",
        got: types.includes("public") ? "callers of a public endpoint" : "callers of every network",
      };
    });
  },
};
