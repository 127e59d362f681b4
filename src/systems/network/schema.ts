import * as z from "zod";
import { endpointTargetPattern, subnetCrnPattern, transitGatewayCrnPattern, vpcCrnPattern } from "../../core/crn";
import { namePattern, nameWords } from "../../core/names";
import { ipv4Cidr } from "../../document/cidr";
import { portsPattern } from "./ports";
import type { PrivateNetworkProps } from "./props";
import { endpointServiceNames, ownInstances } from "./services";

const name = () => z.string().max(24).regex(namePattern, nameWords);

const ports = () => {
  const one = z.union([
    z.int().min(1).max(65535),
    z.string().regex(portsPattern, "a port, or a port range such as 1-9"),
  ]);
  return z.union([one, z.array(one).min(1)]);
};

const flow = () =>
  z.strictObject({
    from: name(),
    to: name(),
    tcp: ports().optional(),
    udp: ports().optional(),
    icmp: z.enum(["echo", "unreachable"]).optional(),
    all: z.boolean().optional(),
    managed: z.boolean().optional(),
    sourcePorts: ports().optional(),
  });

const denial = () => z.strictObject({ from: name(), to: name(), tcp: ports().optional(), udp: ports().optional() });

const endpoint = () =>
  z.union([
    z.enum([...endpointServiceNames, ...ownInstances]),
    z.strictObject({
      name: name(),
      crn: z.string().regex(endpointTargetPattern, "the CRN of a service instance or of a service's endpoint"),
    }),
  ]);

const existing = () =>
  z.strictObject({
    vpc: z.string().regex(vpcCrnPattern, "the CRN of a VPC"),
    subnets: z.record(
      name(),
      z
        .array(z.strictObject({ crn: z.string().regex(subnetCrnPattern, "the CRN of a subnet"), cidr: ipv4Cidr() }))
        .min(1),
    ),
  });

/** The section of a blueprint, which the construct's props are judged by too. */
export const networkSchema = (): z.ZodType<PrivateNetworkProps> =>
  z.strictObject({
    existing: existing().optional(),
    range: z.union([ipv4Cidr(), z.array(ipv4Cidr()).min(1).max(8)]).optional(),
    zones: z.int().min(1).max(3).optional(),
    tiers: z
      .record(name(), z.strictObject({ prefixLength: z.int().min(16).max(29), dns: z.boolean().optional() }))
      .optional(),
    resolvers: z.array(z.ipv4()).min(1).max(3).optional(),
    networks: z.record(name(), z.array(ipv4Cidr()).min(1)).optional(),
    flows: z.array(flow()).optional(),
    denials: z.array(denial()).optional(),
    endpoints: z.array(endpoint()).optional(),
    publicGateway: z.strictObject({ tier: name(), zone: z.int().min(1).max(3) }).optional(),
    vpn: z
      .record(name(), z.strictObject({ peer: z.ipv4(), networks: z.array(name()).min(1), tier: name().optional() }))
      .optional(),
    transitGateways: z
      .record(
        name(),
        z.strictObject({
          gateway: z.string().regex(transitGatewayCrnPattern, "the CRN of a transit gateway"),
          networks: z.array(name()).min(1),
        }),
      )
      .optional(),
    transit: z.record(name(), z.string().regex(vpcCrnPattern, "the CRN of a VPC")).optional(),
    flowLogDays: z.int().min(1).max(3650).optional(),
    aclRuleLimit: z.int().min(2).max(1000).optional(),
  });
