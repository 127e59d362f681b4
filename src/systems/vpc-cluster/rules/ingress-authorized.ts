import type { Rule } from "../../../posture/rule";
import { judgeAuthorized } from "../judged";

/** The cluster may fetch certificates before the instance is named to it. */
export const ingressAuthorized: Rule = {
  id: "ingress-authorized",
  controls: ["IKS-94"],
  types: ["ibm_container_ingress_instance"],
  judge: (instance, world) =>
    judgeAuthorized(world, instance, "containers-kubernetes", ["secrets-manager"], ["Manager"]),
};
