import { judgeAuthorized } from "../../../posture/authorized";
import { notApplicable, type Rule } from "../../../posture/rule";
import { blocks, type Json, type Resource } from "../../../terraform/configuration";

/**
 * The cluster depends on the authorization of Kubernetes Service to read the key of Secrets; a reference to the key
 * alone does not create this dependency.
 */
export const secretsKeyAuthorized: Rule = {
  id: "secrets-key-authorized",
  controls: ["IKS-08"],
  types: ["ibm_container_vpc_cluster"],
  judge: (cluster, world) =>
    blocks(cluster.arguments.kms_config).length === 0
      ? notApplicable
      : judgeAuthorized(world, cluster, "containers-kubernetes", ["kms", "hs-crypto"], ["Reader"], crkOf(cluster)),
};

function crkOf(cluster: Resource): Json | undefined {
  return blocks(cluster.arguments.kms_config)[0]?.crk_id;
}
