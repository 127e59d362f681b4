import { hasReference, isObject } from "../../../terraform/configuration";
import { trafficRule } from "../judged";

/** Edge and transit pools have the label that load balancers and ALBs select nodes by. */
export const edgePoolLabel = trafficRule({
  id: "edge-pool-label",
  controls: ["IKS-69", "IKS-71"],
  judge(pool, purpose) {
    const controls = purpose === "edge" ? ["IKS-71"] : ["IKS-69"];
    const { labels } = pool.arguments;
    const label = isObject(labels) ? labels.dedicated : undefined;
    if (label === purpose) return { verdict: "compliant", argument: "labels", controls };
    return {
      verdict: hasReference(labels) || hasReference(label) ? "unknown" : "violation",
      argument: "labels",
      expected: `dedicated = ${purpose}`,
      got: JSON.stringify(labels ?? null),
      controls,
    };
  },
});
