import { compliant, type Rule } from "../../../posture/rule";
import { sameThing } from "../judged";

/** A VPC has one cluster: a second one is let in by every security group that names the VPC's own, and shares its quotas. */
export const oneClusterPerVpc: Rule = {
  id: "one-cluster-per-vpc",
  controls: ["VC-02"],
  types: ["ibm_container_vpc_cluster"],
  judge(cluster, world) {
    const other = world
      .ofType("ibm_container_vpc_cluster")
      .find((one) => one !== cluster && sameThing(world, one, one.arguments.vpc_id, cluster, cluster.arguments.vpc_id));
    if (other === undefined) return compliant;
    return { verdict: "violation", argument: "vpc_id", expected: "a VPC of its own", got: `that of ${other.address}` };
  },
};
