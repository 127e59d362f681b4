import { readFileSync } from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { parse } from "yaml";
import { emptyApp, judge, Platform, synth } from "../../../src";
import { contains, overlaps } from "../../../src/core/cidr";
import { packageRoot } from "../../../src/core/package-root";
import { World } from "../../../src/posture/world";
import { PrivateNetwork, type PrivateNetworkProps } from "../../../src/systems/network";
import { planAddresses } from "../../../src/systems/network/address-plan";
import type { DenialProps, FlowProps } from "../../../src/systems/network/flow";
import { Secrets } from "../../../src/systems/secrets";
import { blocks, type JsonObject, type StackJson } from "../../../src/terraform/configuration";
import { faultsOf } from "../../support/faults";
import { Random } from "../../support/random";
import { today } from "../../support/reference";

const vpcCrn =
  "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-0a1b2c3d-1111-4222-8333-444455556666";
const subnetCrn = (zone: string, id: string) =>
  `crn:v1:bluemix:public:is:${zone}:a/0123456789abcdef0123456789abcdef::subnet:${id}-1111-4222-8333-444455556666`;

/** The stacks of a platform with this network. */
function built(props: PrivateNetworkProps, use?: (network: PrivateNetwork) => void): readonly StackJson[] {
  const app = emptyApp();
  const platform = new Platform(app, "acme", { region: "eu-de", resourceGroup: "acme-prod" });
  const network = new PrivateNetwork(platform, props);
  use?.(network);
  return synth(app).map(({ name, json }) => ({ name, file: name, json }));
}

function resources(stacks: readonly StackJson[], type: string): Record<string, JsonObject> {
  return Object.assign({}, ...stacks.map(({ json }) => (json.resource as Record<string, object>)?.[type] ?? {}));
}

function ruleNames(stacks: readonly StackJson[], acl: string): string[] {
  const body = resources(stacks, "ibm_is_network_acl")[`network_vpc_${acl}`];
  return ((body?.rules ?? []) as JsonObject[]).map(({ name }) => String(name));
}

/** Codes and places of the faults of a network that cannot be. */
function faults(props: PrivateNetworkProps): string[] {
  return faultsOf(() => built(props)).map(({ code, place }) => `${code} ${place.path}`);
}

test("without any flow nothing passes but questions to IBM's resolvers", () => {
  const stacks = built({ range: "10.10.0.0/16", zones: 1 });
  expect(ruleNames(stacks, "acl-endpoints-1")).toEqual(["deny-all-inbound", "deny-all-outbound"]);
  const asked = ruleNames(stacks, "acl-workers-1").filter((name) => name.startsWith("allow-out"));
  expect(asked).toHaveLength(6);
  for (const name of asked) expect(name).toMatch(/^allow-out-(tcp|udp)-s1024-65535-d53-to-161-26-0-(7|8|10)-3[12]$/);
  expect(Object.keys(resources(stacks, "ibm_is_public_gateway"))).toEqual([]);
});

test("resolvers of one's own are the VPC's, and what asks names may ask them", () => {
  const stacks = built({ range: "10.10.0.0/16", zones: 1, resolvers: ["192.168.40.10", "192.168.40.11"] });
  expect(Object.values(resources(stacks, "ibm_is_vpc"))[0]?.dns).toEqual({
    enable_hub: false,
    resolver: { type: "manual", manual_servers: [{ address: "192.168.40.10" }, { address: "192.168.40.11" }] },
  });
  const asked = (acl: string) => ruleNames(stacks, acl).filter((name) => name.endsWith("to-192-168-40-10-31"));
  expect(asked("acl-workers-1")).toHaveLength(2);
  expect(asked("acl-endpoints-1")).toEqual([]);
  const groups = JSON.stringify(resources(stacks, "ibm_is_security_group_rule"));
  expect(groups).toContain("192.168.40.10/31");
  const range = "10.10.0.0/16";
  expect(faults({ range, resolvers: ["10.10.0.5"], networks: { resolvers: ["192.168.40.0/24"] } })).toEqual([
    "NW011 network.resolvers[0]",
    "NW010 network.networks.resolvers",
  ]);
  expect(faults({ range, resolvers: ["dns.example.com"] })).toEqual([
    "BP104 acme/acme-foundations/network.resolvers[0]",
  ]);
});

test("what IBM manages in a tier is let through by the ACL, and not by the tier's group", () => {
  const flow = { from: "corporate", to: "workers", tcp: 443 };
  const networks = { corporate: ["192.168.40.0/22"] };
  const range = "10.10.0.0/16";
  const open = (managed: boolean) => {
    const stacks = built({ range, zones: 1, networks, flows: [{ ...flow, managed }] });
    const group = JSON.stringify(resources(stacks, "ibm_is_security_group_rule"));
    const acl = ruleNames(stacks, "acl-workers-1").filter((name) => name.includes("192-168-40-0-22"));
    return { group: group.includes("192.168.40.0/22"), acl: acl.length };
  };
  expect(open(false)).toEqual({ group: true, acl: 2 });
  expect(open(true)).toEqual({ group: false, acl: 2 });
  const calls = built({ range, zones: 1, flows: [{ from: "edge", to: "workers", tcp: 443, managed: true }] });
  const remotes = Object.values(resources(calls, "ibm_is_security_group_rule")).map(({ remote }) => remote);
  expect(remotes).toContain("10.10.1.0/24");
  const outside = [{ from: "workers", to: "corporate", tcp: 443, managed: true }];
  expect(faults({ range, networks, flows: outside })).toEqual(["NW026 network.flows[0].managed"]);
});

test("a transit gateway of another team is joined, and only the flows that name what is behind it pass", () => {
  const gateway = (account: string, region = "eu-de") =>
    `crn:v1:bluemix:public:transit:${region}:a/${account}::gateway:81111111-2222-4333-8444-555555555555`;
  const account = "0123456789abcdef0123456789abcdef";
  const networks = { backbone: ["10.200.0.0/16"], rest: ["10.201.0.0/16"] };
  const range = "10.10.0.0/16";
  const joined = (crn: string, names = ["backbone"], more: PrivateNetworkProps = {}): PrivateNetworkProps => ({
    ...{ range, zones: 1, networks, transitGateways: { backbone: { gateway: crn, networks: names } } },
    ...more,
  });
  const flows = [{ from: "backbone", to: "edge", tcp: 443 }];
  const stacks = built(joined(gateway(account), ["backbone", "rest"], { flows }));
  expect(Object.values(resources(stacks, "ibm_tg_connection"))).toMatchObject([
    {
      gateway: "81111111-2222-4333-8444-555555555555",
      network_type: "vpc",
      network_id: expect.stringContaining(".crn}"),
    },
  ]);
  expect(Object.values(resources(stacks, "ibm_tg_connection"))[0]).not.toHaveProperty("network_account_id");
  expect(resources(stacks, "ibm_tg_gateway")).toEqual({});
  const opened = JSON.stringify([
    resources(stacks, "ibm_is_network_acl"),
    resources(stacks, "ibm_is_security_group_rule"),
  ]);
  expect([opened.includes("10.200.0.0/16"), opened.includes("10.201.0.0/16")]).toEqual([true, false]);
  expect(faults(joined(gateway(account, "us-south")))).toEqual(["CR002 network.transitGateways.backbone.gateway"]);
  expect(faults(joined(gateway(account), ["bakbone"]))).toEqual(["NW031 network.transitGateways.backbone.networks[0]"]);
  const vpn = { office: { peer: "198.51.100.20", networks: ["backbone"] } };
  expect(faults(joined(gateway(account), ["rest", "backbone"], { vpn }))).toEqual([
    "NW037 network.transitGateways.backbone.networks[1]",
  ]);
  const existing = {
    vpc: `crn:v1:bluemix:public:is:eu-de:a/${account}::vpc:r010-51111111-2222-4333-8444-555555555555`,
    subnets: {
      edge: [
        {
          crn: `crn:v1:bluemix:public:is:eu-de-1:a/${account}::subnet:02b7-11111111-2222-4333-8444-555555555555`,
          cidr: "10.10.1.0/24",
        },
      ],
    },
  };
  const { zones: _zones, ...taken } = joined(gateway("f".repeat(32)), ["backbone"], { existing });
  expect(faults(taken)).toEqual(["NW036 network.transitGateways.backbone.gateway"]);
});

test("a runner in the VPC that is made here is refused: services see other addresses than its own", () => {
  const runner = (address: string) => () =>
    new PrivateNetwork(
      new Platform(emptyApp(), "acme", { region: "eu-de", resourceGroup: "acme-prod", runner: address }),
      { range: "10.10.0.0/16" },
    );
  expect(runner("10.10.3.0/24")).toThrow(/NW041/);
  expect(runner("10.20.3.0/24")).not.toThrow();
  expect(
    runner(
      "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-51111111-2222-4333-8444-555555555555",
    ),
  ).not.toThrow();
});

test("subnets are planned from one range, and a tier that is added last moves none of them", () => {
  const blocks = (tiers: PrivateNetworkProps["tiers"]) =>
    Object.fromEntries(
      Object.values(resources(built({ range: "10.10.0.0/16", ...(tiers ? { tiers } : {}) }), "ibm_is_subnet")).map(
        ({ name, ipv4_cidr_block }) => [name, ipv4_cidr_block],
      ),
    );
  const plain = blocks(undefined);
  expect(plain).toEqual({
    "acme-edge-1": "10.10.0.0/26",
    "acme-workers-1": "10.10.1.0/24",
    "acme-endpoints-1": "10.10.0.64/27",
    "acme-edge-2": "10.10.64.0/26",
    "acme-workers-2": "10.10.65.0/24",
    "acme-endpoints-2": "10.10.64.64/27",
    "acme-edge-3": "10.10.128.0/26",
    "acme-workers-3": "10.10.129.0/24",
    "acme-endpoints-3": "10.10.128.64/27",
  });
  const more = blocks({
    edge: { prefixLength: 26 },
    workers: { prefixLength: 24 },
    endpoints: { prefixLength: 27 },
    data: { prefixLength: 25 },
  });
  expect(more).toEqual({
    ...plain,
    "acme-data-1": "10.10.0.128/25",
    "acme-data-2": "10.10.64.128/25",
    "acme-data-3": "10.10.128.128/25",
  });
});

test("several ranges give each zone a prefix of each, and a tier takes the first that has room", () => {
  const planned = (range: PrivateNetworkProps["range"]) => {
    const stacks = built({ range, zones: 2 } as PrivateNetworkProps);
    const of = (type: string, argument: string) =>
      Object.fromEntries(Object.values(resources(stacks, type)).map((one) => [one.name, one[argument]]));
    return {
      prefixes: of("ibm_is_vpc_address_prefix", "cidr"),
      subnets: of("ibm_is_subnet", "ipv4_cidr_block"),
      stacks,
    };
  };
  const full = planned(["10.10.0.0/24", "10.64.0.0/20"]);
  expect(full.prefixes).toEqual({
    "acme-prefix-1": "10.10.0.0/25",
    "acme-prefix-1-2": "10.64.0.0/21",
    "acme-prefix-2": "10.10.0.128/25",
    "acme-prefix-2-2": "10.64.8.0/21",
  });
  expect(full.subnets).toEqual({
    "acme-edge-1": "10.10.0.0/26",
    "acme-workers-1": "10.64.0.0/24",
    "acme-endpoints-1": "10.10.0.64/27",
    "acme-edge-2": "10.10.0.128/26",
    "acme-workers-2": "10.64.8.0/24",
    "acme-endpoints-2": "10.10.0.192/27",
  });
  const subnets = resources(full.stacks, "ibm_is_subnet");
  expect(subnets["network_vpc_workers-2"]?.depends_on).toEqual(["ibm_is_vpc_address_prefix.network_vpc_prefix-2-2"]);
  expect(subnets["network_vpc_edge-2"]?.depends_on).toEqual(["ibm_is_vpc_address_prefix.network_vpc_prefix-2"]);
  // One network in a list is the network alone, and a network that is added last moves nothing.
  const alone = planned("10.10.0.0/16");
  expect(planned(["10.10.0.0/16"])).toEqual(alone);
  expect(planned(["10.10.0.0/16", "10.64.0.0/20"]).subnets).toEqual(alone.subnets);
  expect(judge(full.stacks, { today, strict: true }).check.counts.violation).toBe(0);
});

test("random ranges: every subnet is in a prefix of its zone, none overlap, and a range or a tier more moves none", () => {
  let subnetsTried = 0;
  let refused = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = new Random(seed);
    const blocks = Array.from({ length: random.between(1, 4) }, (_, index) => {
      const bits = random.between(18, 26);
      const start = (10 * 256 + 10 + index * 20) * 65536 + random.between(0, 2 ** (bits - 16) - 1) * 2 ** (32 - bits);
      return { start, bits };
    });
    const zones = random.between(1, 3);
    const tiers = Object.fromEntries(
      ["a", "b", "c", "d"]
        .slice(0, random.between(1, 4))
        .map((name) => [name, { prefixLength: random.between(24, 29) }]),
    );
    const attempt = (ranges: typeof blocks, wanted: typeof tiers) => {
      let made: ReturnType<typeof planAddresses> | undefined;
      const faults = faultsOf(() => {
        made = planAddresses(ranges, zones, wanted, "network");
      });
      return { made, faults };
    };
    const { made, faults: open } = attempt(blocks, tiers);
    if (!made) {
      refused += 1;
      expect(open.every(({ code }) => code === "NW002")).toBe(true);
      continue;
    }
    const all = made.flatMap(({ prefixes, subnets }) => [...subnets.values()].map((subnet) => ({ subnet, prefixes })));
    subnetsTried += all.length;
    for (const [index, { subnet, prefixes }] of all.entries()) {
      expect(prefixes.filter((prefix) => contains(prefix, subnet))).toHaveLength(1);
      expect(all.some((other, at) => at !== index && overlaps(other.subnet, subnet))).toBe(false);
    }
    const wider = attempt([...blocks, { start: 11 * 2 ** 24 - 65536, bits: 16 }], tiers).made;
    const longer = attempt(blocks, { ...tiers, e: { prefixLength: 29 } }).made;
    for (const [index, { subnets }] of made.entries()) {
      for (const more of [wider, ...(longer ? [longer] : [])])
        for (const [tier, block] of subnets) expect(more?.[index]?.subnets.get(tier)).toEqual(block);
    }
  }
  process.stdout.write(
    `ranges: 300 random plans, ${subnetsTried} subnets in their prefixes, ${refused} refused for want of room\n`,
  );
  expect(subnetsTried).toBeGreaterThan(500);
  expect(refused).toBeGreaterThan(5);
});

test("ranges that overlap, are public or too small are refused, each where it is written", () => {
  expect(faults({ range: ["10.10.0.0/16", "10.10.4.0/24", "10.10.0.0/16"] })).toEqual([
    "NW006 network.range[1]",
    "NW006 network.range[2]",
  ]);
  expect(faults({ range: ["10.10.0.0/16", "203.0.113.0/24", "172.21.0.0/16", "10.64.0.0/28"] })).toEqual([
    "NW001 network.range[1]",
    "NW001 network.range[2]",
    "NW007 network.range[3]",
  ]);
  expect(faults({ range: [] })).toEqual(["BP104 acme/acme-foundations/network.range"]);
  expect(faults({ range: ["10.10.0.0/16", "10.64.0.5/20"] })).toEqual(["BP105 acme/acme-foundations/network.range[1]"]);
  const networks = { corporate: ["10.64.3.0/24"] };
  expect(faults({ range: ["10.10.0.0/16", "10.64.0.0/20"], networks })).toEqual([
    "NW011 network.networks.corporate[0]",
  ]);
});

test("an existing VPC has several ranges, and each may hold its subnets", () => {
  const subnets = (cidr: string) => ({ workers: [{ crn: subnetCrn("eu-de-1", "02b7-0a1b2c3d"), cidr }] });
  const range = ["10.10.0.0/16", "10.64.0.0/20"];
  expect(faults({ range, existing: { vpc: vpcCrn, subnets: subnets("10.64.1.0/24") } })).toEqual([]);
  expect(faults({ range, existing: { vpc: vpcCrn, subnets: subnets("10.65.1.0/24") } })).toEqual([
    "NW004 network.existing.subnets.workers[0].cidr",
  ]);
});

test("what cannot be is said before anything is made, all of it at once", () => {
  expect(faults({ range: "172.21.0.0/16" })).toEqual(["NW001 network.range"]);
  expect(faults({ range: "11.0.0.0/16" })).toEqual(["NW001 network.range"]);
  expect(faults({ range: "10.0.0.5/16" })).toEqual(["BP105 acme/acme-foundations/network.range"]);
  expect(
    faults({
      range: "10.0.0.0/24",
      zones: 2,
      tiers: { edge: { prefixLength: 26 }, workers: { prefixLength: 25 }, endpoints: { prefixLength: 29 } },
    }),
  ).toEqual(["NW002 network.tiers.workers.prefixLength"]);
  expect(faults({ range: "10.0.0.0/16", networks: { corporate: ["10.0.3.0/24"], edge: ["192.168.0.0/24"] } })).toEqual([
    "NW011 network.networks.corporate[0]",
    "NW010 network.networks.edge",
  ]);
  expect(
    faults({
      flows: [
        { from: "edge", to: "worker", tcp: 443 },
        { from: "edge", to: "workers" },
        { from: "edge", to: "workers", tcp: "443-80" },
        { from: "internet", to: "ibm-services", tcp: 443 },
        { from: "workers", to: "internet", tcp: 443 },
        { from: "internet", to: "egde", tcp: 443 },
      ],
      denials: [
        { from: "internet", to: "edge" },
        { from: "corprate", to: "ibm-services" },
      ],
      vpn: { office: { peer: "198.51.100.1", networks: ["nowhere"] } },
    }),
  ).toEqual([
    "NW020 network.flows[0].to",
    "NW022 network.flows[1]",
    "NW021 network.flows[2].tcp",
    "NW023 network.flows[3]",
    "NW024 network.flows[4].to",
    "NW020 network.flows[5].to",
    "NW025 network.denials[0].from",
    "NW020 network.denials[1].from",
    "NW031 network.vpn.office.networks[0]",
  ]);
  expect(faults({ publicGateway: { tier: "nowhere", zone: 1 } })).toEqual(["NW030 network.publicGateway.tier"]);
  expect(faults({ publicGateway: { tier: "workers", zone: 3 }, zones: 2 })).toEqual([
    "NW032 network.publicGateway.zone",
  ]);
  expect(faults({ networks: { a: ["192.168.0.0/24"] }, vpn: { b: { peer: "999.1.1.1", networks: ["a"] } } })).toEqual([
    "BP104 acme/acme-foundations/network.vpn.b.peer",
  ]);
  const workers = [
    { crn: subnetCrn("eu-de-1", "02b7-0a1b2c3d"), cidr: "10.9.1.0/24" },
    { crn: "crn:v1", cidr: "10.9.1" },
  ];
  expect(faults({ range: "10.10.0.0/16", existing: { vpc: "", subnets: { workers } } })).toEqual([
    "BP104 acme/acme-foundations/network.existing.vpc",
    "BP104 acme/acme-foundations/network.existing.subnets.workers[1].crn",
    "BP105 acme/acme-foundations/network.existing.subnets.workers[1].cidr",
  ]);
  expect(
    faults({ range: "10.10.0.0/16", existing: { vpc: vpcCrn, subnets: { workers: workers.slice(0, 1) } } }),
  ).toEqual(["NW004 network.existing.subnets.workers[0].cidr"]);
});

test("an ACL with more rules than the quota is refused before a plan", () => {
  // The networks both ways, 12 rules for resolvers, two denials.
  const calledBy = (sites: number): PrivateNetworkProps => {
    const blocks = Array.from({ length: sites }, (_, index) => [`site-${index}`, [`192.168.${index * 2}.0/24`]]);
    const networks = Object.fromEntries(blocks) as Record<string, string[]>;
    return { zones: 1, networks, flows: Object.keys(networks).map((from) => ({ from, to: "edge", tcp: 443 })) };
  };
  expect(faults(calledBy(93))).toEqual([]);
  expect(faults(calledBy(94))).toEqual(["NW040 network.flows"]);
  expect(faults({ ...calledBy(20), aclRuleLimit: 54 })).toEqual([]);
  expect(faults({ ...calledBy(20), aclRuleLimit: 53 })).toEqual(["NW040 network.flows"]);
});

test("a system may allow a flow more, in ACLs and groups alike", () => {
  const stacks = built({ range: "10.10.0.0/16", zones: 1 }, (network) => {
    network.allow({ from: "workers", to: "endpoints", tcp: [443, 4443] });
    network.endpoint("kms");
    expect(network.endpoint("kms")).toBe(network.endpoint("kms"));
  });
  expect(ruleNames(stacks, "acl-endpoints-1")).toEqual([
    "allow-in-tcp-s1024-65535-d443-from-10-10-1-0-24",
    "allow-in-tcp-s1024-65535-d4443-from-10-10-1-0-24",
    "allow-out-tcp-s443-d1024-65535-to-10-10-1-0-24",
    "allow-out-tcp-s4443-d1024-65535-to-10-10-1-0-24",
    "deny-all-inbound",
    "deny-all-outbound",
  ]);
  const openings = Object.values(resources(stacks, "ibm_is_security_group_rule"))
    .filter(({ protocol, port_min }) => protocol === "tcp" && port_min !== 53)
    .map(({ group, direction, remote, port_min, port_max }) => [group, direction, remote, port_min, port_max]);
  const [workers, endpoints] = ["workers", "endpoints"].map(
    (tier) => `\${ibm_is_security_group.network_group-${tier}.id}`,
  );
  expect(openings).toEqual([
    [workers, "outbound", endpoints, 443, 443],
    [workers, "outbound", endpoints, 4443, 4443],
    [endpoints, "inbound", workers, 443, 443],
    [endpoints, "inbound", workers, 4443, 4443],
  ]);
});

test("tiers add to the default ones, and keep their addresses in the order in which they are named", () => {
  const named = { workers: { prefixLength: 25 }, vpn: { prefixLength: 28 } };
  const stacks = built({ range: "10.10.0.0/16", zones: 1, tiers: named });
  const blocks = Object.entries(resources(stacks, "ibm_is_subnet")).map(([name, one]) => [name, one.ipv4_cidr_block]);
  expect(Object.fromEntries(blocks)).toEqual({
    "network_vpc_workers-1": "10.10.0.0/25",
    "network_vpc_vpn-1": "10.10.0.128/28",
    "network_vpc_edge-1": "10.10.0.192/26",
    "network_vpc_endpoints-1": "10.10.0.160/27",
  });
});

test("a denial that cuts what the platform needs is refused, one that cuts a declared flow is a finding", () => {
  const range = "10.10.0.0/16";
  const networks = { corporate: ["192.168.40.0/22"], guests: ["192.168.43.0/24"], partner: ["198.51.100.0/24"] };
  const https = { from: "corporate", to: "edge", tcp: 443 };
  const needs: [DenialProps, FlowProps?][] = [
    [{ from: "workers", to: "ibm-dns" }],
    // The answers of IBM's resolvers.
    [{ from: "ibm-dns", to: "workers", udp: 2000 }],
    [
      { from: "edge", to: "workers", tcp: 8443 },
      { from: "edge", to: "workers", tcp: "8000-9000" },
    ],
    [
      { from: "workers", to: "edge", tcp: "30000-40000" },
      { from: "edge", to: "workers", tcp: 443 },
    ],
  ];
  for (const [denial, need] of needs) {
    const refused = faultsOf(() => built({ range, denials: [denial] }, (network) => need && network.allow(need)));
    expect(refused.map(({ code, place }) => [code, place.path])).toEqual([["NW028", "network.denials[0]"]]);
  }
  const cuts = (denial: DenialProps, ...flows: readonly FlowProps[]) => {
    const { check } = judge(built({ range, networks, flows, denials: [denial] }), { today });
    return check.findings.filter(({ rule, verdict }) => rule === "acl-denial-cuts-nothing" && verdict === "violation");
  };
  // A part of the network, its answers, and one whose ends or ports are others.
  expect(cuts({ from: "guests", to: "edge" }, https)).toHaveLength(3);
  expect(cuts({ from: "edge", to: "guests", tcp: "1024-2000" }, https)).toHaveLength(3);
  expect(cuts({ from: "partner", to: "edge" }, https)).toEqual([]);
  expect(cuts({ from: "guests", to: "edge", tcp: 22 }, https)).toEqual([]);
  for (const finding of cuts({ from: "guests", to: "edge" }, https))
    expect(finding).toMatchObject({
      control: "IKS-83",
      waivable: true,
      got: expect.stringMatching(/^deny-.* before allow-/),
    });
});

/** Name, zone's addresses, and the subnet of the gateway of each VPN connection. */
function connections(props: PrivateNetworkProps, ...later: readonly FlowProps[]) {
  const world = new World(built(props, (network) => network.allow(...later)));
  return world.ofType("ibm_is_vpn_gateway_connection").map(({ stack, arguments: one }) => {
    const gateway = world.targetResource(stack, one.vpn_gateway);
    const subnet = gateway && world.targetResource(gateway.stack, gateway.arguments.subnet);
    return [one.name, blocks(one.local)[0]?.cidrs, subnet?.arguments.zone ?? gateway?.arguments.subnet];
  });
}

test("a VPN has a gateway in each zone through which a flow leads, with the zone's addresses", () => {
  const vpn = { office: { peer: "198.51.100.1", networks: ["corporate"] } };
  const networks = { corporate: ["192.168.40.0/22"], admins: ["192.168.41.16/28"], partner: ["198.51.100.64/26"] };
  const one = ["acme-office", ["10.10.0.0/18"], "eu-de-1"];
  const all = [one, ["acme-office-2", ["10.10.64.0/18"], "eu-de-2"], ["acme-office-3", ["10.10.128.0/18"], "eu-de-3"]];
  const flow = (from: string) => ({ from, to: "workers", tcp: 443 });
  const range = "10.10.0.0/16";
  expect(connections({ range, networks, vpn, flows: [flow("corporate")] })).toEqual(all);
  // A name within the network behind the VPN, and one outside it.
  expect(connections({ range, networks, vpn, flows: [flow("admins")] })).toEqual(all);
  expect(connections({ range, networks, vpn, flows: [flow("partner")] })).toEqual([one]);
  // What a system allows later counts too.
  expect(connections({ range, networks, vpn }, flow("corporate"))).toEqual(all);
  expect(connections({ range, networks, vpn, zones: 1, flows: [flow("corporate")] })).toEqual([
    ["acme-office", ["10.10.0.0/16"], "eu-de-1"],
  ]);
});

test("a resolver in the network behind a VPN is reached through its gateways", () => {
  const stacks = built({
    range: "10.10.0.0/16",
    networks: { corporate: ["192.168.40.0/22"] },
    resolvers: ["192.168.40.10"],
    flows: [{ from: "corporate", to: "workers", tcp: 443 }],
    vpn: { office: { peer: "198.51.100.1", networks: ["corporate"] } },
  });
  for (const zone of [1, 2, 3])
    expect(ruleNames(stacks, `acl-edge-${zone}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^allow-in-udp-s1024-65535-d53-from-10-10-\d+-0-24-to-1/),
        expect.stringMatching(/^allow-out-udp-s53-d1024-65535-from-192-168-40-10-/),
      ]),
    );
});

test("packets of a VPN pass through the subnet of its gateway, and only theirs", () => {
  const stacks = built({
    range: "10.10.0.0/16",
    zones: 1,
    tiers: { edge: { prefixLength: 28, dns: false }, workers: { prefixLength: 24, dns: false } },
    networks: { corporate: ["192.168.40.0/22"] },
    flows: [{ from: "corporate", to: "workers", tcp: 443 }],
    vpn: { office: { peer: "198.51.100.1", networks: ["corporate"] } },
  });
  expect(ruleNames(stacks, "acl-edge-1").map((name) => name.replace(/-[0-9a-f]{8}$/, ""))).toEqual([
    "allow-in-tcp-s443-d1024-65535-from-10-10-1-0-24-to-192",
    "allow-in-tcp-s1024-65535-d443-from-192-168-40-0-22-to",
    "allow-in-udp-d500-from-198-51-100-1-32",
    "allow-in-udp-d4500-from-198-51-100-1-32",
    "allow-out-udp-s500-to-198-51-100-1-32",
    "allow-out-udp-s4500-to-198-51-100-1-32",
    "allow-out-tcp-s443-d1024-65535-from-10-10-1-0-24-to-19",
    "allow-out-tcp-s1024-65535-d443-from-192-168-40-0-22-to",
    "deny-all-inbound",
    "deny-all-outbound",
  ]);
});

test("in a VPC that exists the subnets' ACLs stay their owner's", () => {
  const vpc = vpcCrn;
  const stacks = built(
    {
      range: "10.10.0.0/16",
      existing: {
        vpc,
        subnets: {
          workers: [{ crn: subnetCrn("eu-de-1", "02b7-0a1b2c3d"), cidr: "10.10.1.0/24" }],
          endpoints: [{ crn: subnetCrn("eu-de-1", "02b7-0a1b2c3e"), cidr: "10.10.2.0/27" }],
        },
      },
      flows: [{ from: "workers", to: "endpoints", tcp: 443 }],
      endpoints: ["kms"],
    },
    (network) => {
      expect(network.tier("workers")).toEqual([
        { id: "02b7-0a1b2c3d-1111-4222-8333-444455556666", tier: "workers", zone: "eu-de-1", cidr: "10.10.1.0/24" },
      ]);
    },
  );
  for (const type of ["ibm_is_vpc", "ibm_is_subnet", "ibm_is_network_acl", "ibm_is_flow_log"]) {
    expect(resources(stacks, type)).toEqual({});
  }
  expect(Object.values(resources(stacks, "ibm_is_security_group")).map((group) => group.vpc)).toEqual([
    "r010-0a1b2c3d-1111-4222-8333-444455556666",
    "r010-0a1b2c3d-1111-4222-8333-444455556666",
  ]);
  expect(judge(stacks, { today, strict: true }).passed).toBe(true);
});

/**
 * landing-zone-vpc 8.18.0 flattened its ACL rules. What Terraform keeps of a rule in the old form is a rule without protocol
 * and ports: the provider makes ICMP, TCP and UDP on all ports of it.
 */
test.each([
  ["a rule whose nested block was dropped in silence", {}],
  ["a rule whose protocol is null", { protocol: null }],
  ["a rule with an empty block", { tcp: {} }],
  ["a rule with a block, as documentation still shows it", { tcp: { port_min: 443, port_max: 443 } }],
])("%s is refused, and no waiver may cover it", (_, form) => {
  const rule = {
    name: "https",
    action: "allow",
    direction: "inbound",
    source: "10.0.0.0/8",
    destination: "10.10.0.0/16",
  };
  const closed = ["inbound", "outbound"].map((direction) => ({
    name: direction,
    action: "deny",
    direction,
    source: "0.0.0.0/0",
    destination: "0.0.0.0/0",
    protocol: "any",
  }));
  const acl = { name: "a", vpc: "r010", incremental_rule_update: true, rules: [{ ...rule, ...form }, ...closed] };
  const json = { resource: { ibm_is_network_acl: { a: acl } } } as unknown as JsonObject;
  const { check } = judge([{ name: "main", file: "main.tf.json", json }], { today });
  const refused = check.findings.filter(({ verdict, waivable }) => verdict === "violation" && !waivable);
  expect(refused.map(({ control }) => control)).toContain("IKS-83");
});

test("no rule that is derived is without a protocol, and no port stands with one that has none", () => {
  const stacks = built({
    range: "10.10.0.0/16",
    networks: { corporate: ["192.168.40.0/22"] },
    flows: [
      { from: "corporate", to: "edge", tcp: 443, icmp: "echo" },
      { from: "workers", to: "workers", all: true },
    ],
    denials: [{ from: "corporate", to: "workers" }],
  });
  const rules = Object.values(resources(stacks, "ibm_is_network_acl")).flatMap(
    ({ rules: list }) => list as JsonObject[],
  );
  expect(rules.length).toBeGreaterThan(50);
  for (const rule of rules) {
    expect(["tcp", "udp", "icmp", "icmp_tcp_udp", "any"]).toContain(rule.protocol);
    const ported = Object.keys(rule).some((name) => name.endsWith("port_min"));
    expect(ported).toBe(rule.protocol === "tcp" || rule.protocol === "udp");
  }
});

test("the README's example is a network that passes every check", () => {
  const readme = readFileSync(path.join(packageRoot, "src", "systems", "network", "README.md"), "utf8");
  const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  const stacks = built((parse(yaml) as { network: PrivateNetworkProps }).network);
  const open = judge(stacks, { today, strict: true }).check.findings.filter(
    ({ control, verdict }) => control.startsWith("IKS-") && (verdict === "violation" || verdict === "unknown"),
  );
  expect(open).toEqual([]);
  expect(Object.keys(resources(stacks, "ibm_is_network_acl"))).toHaveLength(9);
});

test("whoever asks for the network gets the same one", () => {
  const platform = new Platform(new App(), "acme", { region: "eu-de", resourceGroup: "acme-prod" });
  expect(PrivateNetwork.of(platform)).toBe(PrivateNetwork.of(platform));
});

test("in us-south, Monitoring has an endpoint for each instance, which is named by its CRN", () => {
  const platform = new Platform(new App(), "acme", { region: "us-south", resourceGroup: "acme-prod" });
  const made = () => new PrivateNetwork(platform, { endpoints: ["kms", "monitoring"] });
  expect(made).toThrow(
    "network.endpoints[1]: monitoring has no shared endpoint in us-south: each instance has its own",
  );
  expect(faults({ endpoints: ["monitoring"] })).toEqual([]);
});

test("an endpoint of Secrets Manager leads to the platform's own instance, or to the one that is there", () => {
  const targetOf = (existing?: string) => {
    const one = new Platform(emptyApp(), "acme", { region: "eu-de", resourceGroup: "acme-prod" });
    if (existing !== undefined) new Secrets(one, { existing });
    new PrivateNetwork(one, { endpoints: ["secrets-manager"] });
    const { resource } = one.foundations.toTerraform() as { resource: Record<string, Record<string, unknown>> };
    const [gateway] = Object.values(resource.ibm_is_virtual_endpoint_gateway ?? {}) as { target: { crn: string } }[];
    return { crn: gateway?.target.crn, instances: Object.keys(resource.ibm_resource_instance ?? {}) };
  };
  const made = targetOf();
  expect(made.instances).toContain("secrets_instance");
  expect(made.crn).toBe("${ibm_resource_instance.secrets_instance.crn}");
  const crn =
    "crn:v1:bluemix:public:secrets-manager:eu-de:a/0123456789abcdef0123456789abcdef:21111111-2222-4333-8444-555555555555::";
  const found = targetOf(crn);
  expect(found.crn).toBe(crn);
  expect(found.instances).not.toContain("secrets_instance");
});
