import { notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { judgeAuthorized } from "../judged";

/** Kubernetes Service may read the key of Secrets before the cluster is made: a reference to the key does not give that order. */
export const secretsKeyAuthorized: Rule = {
  id: "secrets-key-authorized",
  controls: ["IKS-08"],
  types: ["ibm_container_vpc_cluster"],
  judge: (cluster, world) =>
    blocks(cluster.arguments.kms_config).length === 0
      ? notApplicable
      : judgeAuthorized(world, cluster, "containers-kubernetes", ["kms", "hs-crypto"], ["Reader"]),
};
