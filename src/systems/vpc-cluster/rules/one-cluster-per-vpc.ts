import { naming } from "../../../posture/indexes";
import { compliant, type Rule } from "../../../posture/rule";

const clustersIn = naming(["ibm_container_vpc_cluster"], "vpc_id");

/**
 * A VPC has one cluster: security groups that refer to the cluster's group would also admit a second one, and both
 * would share the quotas.
 */
export const oneClusterPerVpc: Rule = {
  id: "one-cluster-per-vpc",
  controls: ["VC-02"],
  types: ["ibm_container_vpc_cluster"],
  judge(cluster, world) {
    const { vpc_id: vpc = null } = cluster.arguments;
    const other = clustersIn(world, world.identity(cluster.stack, vpc)).find((one) => one !== cluster);
    if (vpc === null || other === undefined) return compliant;
    return {
      verdict: "violation",
      argument: "vpc_id",
      expected: "a dedicated VPC",
      got: `the VPC of ${other.address}`,
    };
  },
};
