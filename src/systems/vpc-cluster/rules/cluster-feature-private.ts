import { compliant, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/**
 * ibm_container_cluster_feature, where used, keeps only the private service endpoint; without either flag it fails at
 * apply.
 */
export const clusterFeaturePrivate: Rule = {
  id: "cluster-feature-private",
  controls: ["IKS-26"],
  types: ["ibm_container_cluster_feature"],
  judge(feature) {
    const open = known(feature, "public_service_endpoint");
    const closed = known(feature, "private_service_endpoint");
    if (open === false && closed !== false) return compliant;
    return {
      verdict: "violation",
      argument: closed === false ? "private_service_endpoint" : "public_service_endpoint",
      expected: "public_service_endpoint false and private_service_endpoint true",
      got: `public ${JSON.stringify(open ?? null)}, private ${JSON.stringify(closed ?? null)}`,
      reject: true,
    };
  },
};
