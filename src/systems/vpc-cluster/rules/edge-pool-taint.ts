import { blocks } from "../../../core/configuration";
import { notApplicable, type Rule } from "../../../posture/rule";
import { trafficPurpose } from "../judged";

/** Nothing but what carries traffic runs on the pools for it, and what was there before leaves. */
export const edgePoolTaint: Rule = {
  id: "edge-pool-taint",
  controls: ["IKS-69", "IKS-72"],
  types: ["ibm_container_vpc_worker_pool"],
  judge(pool) {
    const purpose = trafficPurpose(pool);
    if (purpose === undefined) return notApplicable;
    const controls = purpose === "edge" ? ["IKS-72"] : ["IKS-69"];
    const taints = blocks(pool.arguments.taints);
    const whole = taints.some(
      ({ key, value, effect }) => key === "dedicated" && value === purpose && effect === "NoExecute",
    );
    if (whole) return { verdict: "compliant", argument: "taints", controls };
    return {
      verdict: "violation",
      argument: "taints",
      expected: `dedicated=${purpose}:NoExecute`,
      got: taints.map(({ key, value, effect }) => `${key}=${value}:${effect}`).join(", ") || "none",
      controls,
    };
  },
};
