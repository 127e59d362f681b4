import * as ipaddr from "ipaddr.js";
import { blocks, type Json, type JsonObject, type Resource } from "../../../core/configuration";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { workerTypes, zonesOf } from "../judged";

/** Nobody reaches port 22 of workers from outside their VPC: IBM has switched SSH off, and nothing opens a way to it. */
export const noSshToWorkers: Rule = {
  id: "no-ssh-to-workers",
  controls: ["IKS-48"],
  types: ["ibm_is_network_acl", "ibm_is_security_group_rule"],
  judge(resource, world) {
    const isAcl = resource.type === "ibm_is_network_acl";
    if (!(isAcl ? guardsWorkers(world, resource) : filtersWorkers(world, resource))) return notApplicable;
    const rules = isAcl ? blocks(resource.arguments.rules) : [resource.arguments];
    const ways = rules.filter(
      (rule) => rule.direction === "inbound" && (!isAcl || rule.action === "allow") && reachesPort22(rule),
    );
    const networks = ways.length > 0 ? networksOf(world) : [];
    const open = ways.find((rule) => !isInside(world, resource, isAcl ? rule.source : rule.remote, networks));
    if (open === undefined) return compliant;
    return {
      verdict: "violation",
      argument: isAcl ? `rules.${rules.indexOf(open)}` : "port_min",
      expected: "no way to port 22 from outside the VPC",
      got: `${String(open.protocol ?? "every protocol")} from ${String((isAcl ? open.source : open.remote) ?? "everywhere")}`,
    };
  },
};

/** Is the ACL that of a subnet in which workers stand? */
function guardsWorkers(world: World, acl: Resource): boolean {
  return workersOf(world)
    .flatMap((workers) => (zonesOf(workers) ?? []).map(({ subnet }) => world.targetResource(workers.stack, subnet)))
    .some((subnet) => subnet && world.targetResource(subnet.stack, subnet.arguments.network_acl) === acl);
}

/** Is the rule one of a group that workers have? */
function filtersWorkers(world: World, rule: Resource): boolean {
  const group = world.targetResource(rule.stack, rule.arguments.group);
  return (
    group !== undefined &&
    workersOf(world).some(({ stack, arguments: { security_groups: groups } }) =>
      [groups ?? []].flat().some((one) => world.targetResource(stack, one) === group),
    )
  );
}

function workersOf(world: World): Resource[] {
  return workerTypes.flatMap((type) => world.ofType(type));
}

function reachesPort22({ protocol, port_min: from, port_max: to }: JsonObject): boolean {
  if (typeof protocol === "string" && !["tcp", "any", "icmp_tcp_udp"].includes(protocol)) return false;
  return Number(from ?? 1) <= 22 && Number(to ?? 65535) >= 22;
}

/** Networks of IBM's own services, and the metadata service of each worker. */
const services = ["161.26.0.0/16", "166.8.0.0/14", "169.254.169.254/32"];

type Network = [ipaddr.IPv4, number];

/** What is inside: IBM's services, and the subnets and prefixes that are written here. */
function networksOf(world: World): Network[] {
  return [
    ...services,
    ...world.ofType("ibm_is_subnet").map((subnet) => subnet.arguments.ipv4_cidr_block),
    ...world.ofType("ibm_is_vpc_address_prefix").map((prefix) => prefix.arguments.cidr),
  ].flatMap(parse);
}

/** Other groups, and what lies in those networks, are inside. */
function isInside(world: World, { stack }: Resource, source: Json | undefined, networks: readonly Network[]): boolean {
  if (world.targetResource(stack, source)?.type === "ibm_is_security_group") return true;
  const [network] = parse(source);
  return network !== undefined && networks.some((own) => own[1] <= network[1] && network[0].match(own));
}

function parse(text: Json | undefined): Network[] {
  if (typeof text !== "string") return [];
  const block = text.includes("/") ? text : `${text}/32`;
  return ipaddr.IPv4.isValidCIDR(block) ? [ipaddr.IPv4.parseCIDR(block)] : [];
}
