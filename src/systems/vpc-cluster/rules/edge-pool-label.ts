import { isObject } from "../../../core/configuration";
import { notApplicable, type Rule } from "../../../posture/rule";
import { trafficPurpose } from "../judged";

/** Pools that carry traffic have the label by which load balancers and ALBs find them. */
export const edgePoolLabel: Rule = {
  id: "edge-pool-label",
  controls: ["IKS-69", "IKS-71"],
  types: ["ibm_container_vpc_worker_pool"],
  judge(pool) {
    const purpose = trafficPurpose(pool);
    if (purpose === undefined) return notApplicable;
    const controls = purpose === "edge" ? ["IKS-71"] : ["IKS-69"];
    const { labels } = pool.arguments;
    if (isObject(labels) && labels.dedicated === purpose) return { verdict: "compliant", argument: "labels", controls };
    return {
      verdict: "violation",
      argument: "labels",
      expected: `dedicated = ${purpose}`,
      got: JSON.stringify(labels ?? null),
      controls,
    };
  },
};
