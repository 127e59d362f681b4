import { textOf } from "../../../core/text-of";
import { naming } from "../../../posture/indexes";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isGiven } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { blocks, type Resource } from "../../../terraform/configuration";

const endpointsIn = naming(["ibm_is_virtual_endpoint_gateway"], "vpc");

/** Arguments of a cluster that name a key management instance. */
const keyed = ["kms_config.instance_id", "kms_instance_id"];

/** What a cluster in a VPC encrypts with is reached through a virtual private endpoint of the VPC, which only its flows may use. */
export const keysByEndpoint: Rule = {
  id: "keys-by-endpoint",
  controls: ["IKS-77"],
  types: ["ibm_container_vpc_cluster"],
  judge(cluster, world): Judgement {
    if (!keyed.some((argument) => isGiven(cluster, argument))) return notApplicable;
    const vpc = world.targetResource(cluster.stack, cluster.arguments.vpc_id);
    // Of a VPC that is made elsewhere nobody knows the endpoints.
    if (vpc?.type !== "ibm_is_vpc" || vpc.kind !== "resource") return notApplicable;
    const gateways = endpointsIn(world, world.identity(cluster.stack, cluster.arguments.vpc_id));
    if (gateways.some((gateway) => servesKeys(gateway, world))) return { verdict: "compliant" };
    return {
      verdict: "violation",
      expected: "an ibm_is_virtual_endpoint_gateway for kms in the cluster's VPC",
      got: gateways.length === 0 ? "no endpoint gateway" : "endpoint gateways of other services",
      fix: "Add kms to network.endpoints.",
    };
  },
};

function servesKeys(gateway: Resource, world: World): boolean {
  return blocks(gateway.arguments.target).some(({ crn, name }) => {
    const instance = world.targetResource(gateway.stack, crn);
    return /:(kms|hs-crypto):|\bkms\b/.test(`${textOf(crn)} ${textOf(name)} ${textOf(instance?.arguments.service)}`);
  });
}
