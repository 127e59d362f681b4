import { textOf } from "../../../core/text-of";
import { containsReference } from "../../../posture/values";
import { blocks } from "../../../terraform/configuration";
import { trafficRule } from "../judged";

/** Edge and transit pools have a taint that keeps other workloads away and evicts those already there. */
export const edgePoolTaint = trafficRule({
  id: "edge-pool-taint",
  controls: ["IKS-69", "IKS-72"],
  judge(pool, purpose) {
    const controls = purpose === "edge" ? ["IKS-72"] : ["IKS-69"];
    const taints = blocks(pool.arguments.taints);
    const whole = taints.some(
      ({ key, value, effect }) => key === "dedicated" && value === purpose && effect === "NoExecute",
    );
    if (whole) return { verdict: "compliant", argument: "taints", controls };
    const isHidden = containsReference(pool.arguments.taints ?? null);
    return {
      verdict: isHidden ? "unknown" : "violation",
      argument: "taints",
      expected: `dedicated=${purpose}:NoExecute`,
      got:
        taints.map(({ key, value, effect }) => `${textOf(key)}=${textOf(value)}:${textOf(effect)}`).join(", ") ||
        "none",
      controls,
    };
  },
});
