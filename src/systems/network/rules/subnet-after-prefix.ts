import { isWithin, parseNetwork } from "../../../core/ip";
import { dependsOn } from "../../../posture/dependencies";
import { naming } from "../../../posture/indexes";
import { notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import type { Json, Resource } from "../../../terraform/configuration";

/**
 * A subnet whose block is written out depends on the address prefix that holds it: a reference to the VPC alone lets Terraform
 * create the subnet before the prefix, and delete the prefix before the subnet (terraform-provider-ibm issue 1438).
 */
export const subnetAfterPrefix: Rule = {
  id: "subnet-after-prefix",
  controls: ["IKS-79"],
  types: ["ibm_is_subnet"],
  judge(subnet, world) {
    const prefix = prefixOf(world, subnet);
    if (!prefix) return notApplicable;
    const argument = "depends_on";
    if (dependsOn(world, subnet, prefix)) return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      argument,
      expected: `depends_on ${prefix.address}, which holds the subnet's block`,
      got: "no dependency",
      fix: `Add "depends_on": ["${prefix.address}"] to the subnet.`,
    };
  },
};

const prefixesOf = naming(["ibm_is_vpc_address_prefix"], "vpc");

/** The prefix of the same stack and VPC that the subnet's block lies in. */
function prefixOf(world: World, { stack, arguments: { vpc, ipv4_cidr_block: value } }: Resource): Resource | undefined {
  const block = cidrOf(value);
  if (!block) return undefined;
  return prefixesOf(world, world.identity(stack, vpc)).find((prefix) => {
    const range = cidrOf(prefix.arguments.cidr);
    return prefix.stack === stack && range !== undefined && isWithin(block, range);
  });
}

function cidrOf(value: Json | undefined) {
  return typeof value === "string" && !value.includes("${") ? parseNetwork(value) : undefined;
}
