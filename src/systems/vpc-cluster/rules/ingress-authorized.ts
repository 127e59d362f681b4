import { judgeAuthorized } from "../../../posture/authorized";
import type { Rule } from "../../../posture/rule";

/** The Ingress instance depends on the authorization that lets the cluster fetch certificates. */
export const ingressAuthorized: Rule = {
  id: "ingress-authorized",
  controls: ["IKS-94"],
  types: ["ibm_container_ingress_instance"],
  judge: (instance, world) =>
    judgeAuthorized(world, instance, "containers-kubernetes", ["secrets-manager"], ["Manager"]),
};
