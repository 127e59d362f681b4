import { intersect, isWithin, parseNetwork } from "../../../core/ip";
import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { type CloudView, type ResourceModel, text } from "../resource-model";
import { inVpc, networkResource } from "./network-resource";

export const vpc = networkResource("ibm_is_vpc", "vpc", "vpc", {
  references: [],
  unique: (state) => ({ scope: "the region's VPCs", name: text(state, "name") }),
  attributes(_, cloud) {
    const id = cloud.mint.vpcId();
    const part = () => cloud.mint.vpcId();
    return {
      id,
      crn: crnOf("is", cloud.region, "", "vpc", id),
      status: "available",
      default_network_acl: part(),
      default_security_group: part(),
      default_routing_table: part(),
    };
  },
});

export const addressPrefix = networkResource("ibm_is_vpc_address_prefix", "address prefix", "vpc", {
  check(planned, cloud) {
    refuseOverlap(planned, "cidr", cloud.all("address prefix"), "address prefix", cloud);
  },
  attributes(planned, cloud) {
    const id = cloud.mint.vpcId();
    return { id: `${text(planned, "vpc")}/${id}`, address_prefix: id, has_subnets: false, related_crn: "" };
  },
  handles: (state) => [text(state, "id"), text(state, "address_prefix")],
  // A subnet names its block, not the prefix: Terraform knows of no order between the two.
  slow: { create: true },
  guard(state, cloud) {
    const inside = cloud
      .all("subnet")
      .find(
        (entity) =>
          entity.state.vpc === state.vpc && within(text(entity.state, "ipv4_cidr_block"), text(state, "cidr")),
      );
    if (!inside) return;
    throw new Refusal(
      "still-in-use",
      `the address prefix ${text(state, "cidr")} cannot be deleted: the subnet ${text(inside.state, "name")} is in it`,
      "VPC API: 409, prefix in use; terraform-provider-ibm issue 1438",
      "Add depends_on with the address prefix to the subnet, so that Terraform deletes the subnet first.",
    );
  },
});

export const subnet = networkResource("ibm_is_subnet", "subnet", "subnet", {
  references: [
    inVpc,
    { argument: "public_gateway", kinds: ["public gateway"], holds: true },
    { argument: "network_acl", kinds: ["network ACL"], holds: true },
  ],
  slow: { delete: true },
  check(planned, cloud) {
    if (text(planned, "ipv4_cidr_block") === "") return;
    const prefixes = cloud
      .all("address prefix")
      .filter(({ state }) => state.vpc === planned.vpc && state.zone === planned.zone);
    if (!prefixes.some(({ state }) => within(text(planned, "ipv4_cidr_block"), text(state, "cidr")))) {
      throw new Refusal(
        "subnet-outside-prefix",
        `the subnet ${text(planned, "ipv4_cidr_block")} is not in an address prefix of ${text(planned, "zone")}`,
        'VPC documentation, "Address prefixes": a subnet lies inside a prefix of its zone',
        prefixes.length === 0
          ? "Create an address prefix for this zone, and add depends_on with it to the subnet."
          : `Choose a block inside ${prefixes.map(({ state }) => text(state, "cidr")).join(" or ")}.`,
        "ipv4_cidr_block",
      );
    }
    refuseOverlap(planned, "ipv4_cidr_block", cloud.all("subnet"), "subnet", cloud);
  },
});

export const publicGateway = networkResource("ibm_is_public_gateway", "public gateway", "public-gateway", {
  check(planned, cloud) {
    const other = cloud
      .all("public gateway")
      .find(({ state }) => state.vpc === planned.vpc && state.zone === planned.zone);
    if (!other) return;
    throw new Refusal(
      "gateway-per-zone",
      `the zone ${text(planned, "zone")} already has a public gateway`,
      "VPC documentation: one public gateway per zone of a VPC",
      "Share the existing gateway.",
      "zone",
    );
  },
});

/** A volume is encrypted with a key that the block storage service may read. */
export const volume: ResourceModel = {
  type: "ibm_is_volume",
  kind: "volume",
  references: [{ argument: "encryption_key", kinds: ["root key"], holds: true }],
  unique: (state) => ({ scope: "the region's volumes", name: text(state, "name") }),
  attributes(_, cloud) {
    const id = cloud.mint.vpcId();
    return { id, crn: crnOf("is", cloud.region, "", "volume", id), status: "available" };
  },
  handles: (state) => [text(state, "id"), text(state, "crn")],
};

function refuseOverlap(
  planned: ObjectValue,
  argument: string,
  others: ReturnType<CloudView["all"]>,
  kind: string,
  cloud: CloudView,
): void {
  const block = text(planned, argument);
  const self = cloud.named(planned.id, [kind]);
  const other = others.find(
    (entity) => entity !== self && entity.state.vpc === planned.vpc && overlap(block, text(entity.state, argument)),
  );
  if (!other) return;
  throw new Refusal(
    "overlapping-addresses",
    `the ${kind} ${block} overlaps with ${text(other.state, "name")}, ${text(other.state, argument)}`,
    "VPC API: blocks of one VPC must not overlap",
    "Choose another block.",
    argument,
  );
}

function within(inner: string, outer: string): boolean {
  const [a, b] = [parseNetwork(inner), parseNetwork(outer)];
  return a !== undefined && b !== undefined && isWithin(a, b);
}

function overlap(a: string, b: string): boolean {
  const [first, second] = [parseNetwork(a), parseNetwork(b)];
  return first !== undefined && second !== undefined && intersect(first, second);
}
