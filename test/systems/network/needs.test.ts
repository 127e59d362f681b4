import { emptyApp, Platform, synth } from "../../../src";
import { cidr } from "../../../src/core/cidr";
import { PrivateNetwork } from "../../../src/systems/network";
import { ibmRanges } from "../../../src/systems/network/flow";
import { VpcCluster } from "../../../src/systems/vpc-cluster";
import { clusterFlows } from "../../../src/systems/vpc-cluster/cluster-flows";
import { madeByService } from "../../../src/systems/vpc-cluster/service-endpoints";
import type { JsonObject } from "../../../src/terraform/configuration";
import { type NetworkNeed, needsOf } from "../../../src/terraform/network-needs";
import { arrives, inBlock, type Packet, type RuleJson, type SimulatedSubnet } from "./simulator";

interface Placed {
  readonly subnets: readonly (SimulatedSubnet & { readonly tier: string })[];
  /** Rules of each tier's security group: remote as written, a group as the tier's name. */
  readonly groups: readonly JsonObject[];
}

const peer = "198.51.100.1";
const tiersOf = (cluster: number) => (cluster === 0 ? ["edge", "workers"] : ["edge-b", "workers-b"]);

/** A VPC with a VPN and this many clusters, as it is synthesised. */
function placed(clusters: number): Placed {
  const app = emptyApp();
  const platform = new Platform(app, "acme", { region: "eu-de", resourceGroup: "acme-prod" });
  new PrivateNetwork(platform, {
    range: ["10.10.0.0/22", "10.64.0.0/20"],
    tiers: {
      edge: { prefixLength: 26 },
      workers: { prefixLength: 26 },
      endpoints: { prefixLength: 27 },
      "edge-b": { prefixLength: 26, dns: false },
      "workers-b": { prefixLength: 26, dns: false },
    },
    networks: { corporate: ["192.168.40.0/22"] },
    flows: [{ from: "corporate", to: "edge", tcp: 443 }],
    vpn: { office: { peer, networks: ["corporate"] } },
  });
  const database = { databases: { orders: { service: "databases-for-postgresql" as const } } };
  if (clusters > 0) new VpcCluster(platform, "a", { version: "1.35", ...database });
  if (clusters > 1)
    new VpcCluster(platform, "b", {
      version: "1.35",
      ...database,
      pools: { compute: { tier: "workers-b" }, edge: { tier: "edge-b" } },
      podSubnet: "172.17.0.0/16",
      serviceSubnet: "172.22.0.0/16",
    });
  const json = synth(app).find(({ name }) => name === "acme-foundations")?.json.resource as Record<
    string,
    Record<string, JsonObject>
  >;
  const aclOf = (reference: unknown) => /\.([\w-]+)\.id\}$/.exec(String(reference))?.[1] ?? "";
  return {
    subnets: Object.entries(json.ibm_is_subnet ?? {}).map(([name, subnet]) => ({
      tier: name.replace(/^network_vpc_(.*)-\d$/, "$1"),
      cidr: String(subnet.ipv4_cidr_block),
      rules: json.ibm_is_network_acl?.[aclOf(subnet.network_acl)]?.rules as RuleJson[],
      transits: [],
    })),
    groups: Object.values(json.ibm_is_security_group_rule ?? {}).map((rule) => ({
      ...rule,
      group: /group-([\w-]+)\.id/.exec(String(rule.group))?.[1] ?? "",
      remote: /group-([\w-]+)\.id/.exec(String(rule.remote))?.[1] ?? String(rule.remote),
    })),
  };
}

/** The first addresses of what a role stands for. */
function ends({ subnets }: Placed, role: string, clusters: number): string[] {
  const tiers = { pools: tiersOf, endpoints: () => ["endpoints"], gateway: () => ["edge"] } as const;
  if (role === "peer") return [peer];
  if (role in ibmRanges) return (ibmRanges[role] ?? []).map((block) => block.split("/")[0] ?? "");
  const named = Array.from({ length: Math.max(1, clusters) }, (_, index) =>
    tiers[role as keyof typeof tiers](index),
  ).flat();
  return subnets.filter(({ tier }) => named.includes(tier)).map((subnet) => address(subnet.cidr, 5));
}

function address(block: string, offset: number): string {
  const start = cidr(block).start + offset;
  return [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join(".");
}

/** Whose packets a need is about: the two ends of each. */
function pairsOf(place: Placed, need: NetworkNeed, clusters: number): [string, string][] {
  const of = (cluster: number) =>
    place.subnets.filter(({ tier }) => tiersOf(cluster).includes(tier)).map((subnet) => address(subnet.cidr, 5));
  if (need.to === "other-pools")
    return clusters < 2
      ? []
      : [
          of(0).flatMap((a) => of(1).map((b): [string, string] => [a, b])),
          of(1).flatMap((a) => of(0).map((b): [string, string] => [a, b])),
        ].flat();
  if (need.from === "pools" && need.to === "pools")
    return Array.from({ length: clusters }, (_, cluster) =>
      of(cluster).flatMap((a) => of(cluster).map((b): [string, string] => [a, b])),
    ).flat();
  return ends(place, need.from, clusters).flatMap((a) =>
    ends(place, need.to, clusters).map((b): [string, string] => [a, b]),
  );
}

/** A request of a need at each of its ports, and its answer. */
function packetsOf(need: NetworkNeed, [source, destination]: [string, string]): Packet[] {
  const ports = (list: readonly (number | string)[] = []) =>
    list.flatMap((text) => [...new Set(String(text).split("-").map(Number))]);
  const calls = [
    ...(need.all
      ? [
          [6, 22],
          [17, 4789],
          [1, 0],
        ]
      : []),
    ...ports(need.tcp).map((port) => [6, port]),
    ...ports(need.udp).map((port) => [17, port]),
  ] as [number, number][];
  return calls.flatMap(([protocol, port]): Packet[] => {
    const request = { source, destination, protocol, sourcePort: 40000, destinationPort: port, icmpType: 8 };
    const answer = {
      source: destination,
      destination: source,
      protocol,
      sourcePort: port,
      destinationPort: 40000,
      icmpType: 0,
    };
    return [request, answer];
  });
}

interface Tally {
  tried: number;
  readonly stopped: string[];
}

function tried(place: Placed, needs: readonly NetworkNeed[], clusters: number): Tally {
  const tally: Tally = { tried: 0, stopped: [] };
  for (const need of needs)
    for (const pair of pairsOf(place, need, clusters))
      for (const packet of packetsOf(need, pair)) {
        const passed = arrives(place.subnets, packet);
        if (passed === undefined) continue;
        tally.tried += 1;
        if (!passed) tally.stopped.push(`${need.id}: ${JSON.stringify(packet)}`);
      }
  return tally;
}

const services = ["containers-kubernetes", "is.vpn"];

test.each([1, 2])("what IBM needs passes the ACLs of a VPC with %i of its clusters", (clusters) => {
  const place = placed(clusters);
  const needs = services.flatMap(needsOf);
  const { tried: count, stopped } = tried(place, needs, clusters);
  process.stdout.write(
    `needs: ${needs.length} needs of ${clusters} clusters, ${count} packets tried, ${stopped.length} stopped\n`,
  );
  expect(stopped).toEqual([]);
  for (const need of needs.filter(({ id }) => clusters > 1 || id !== "shared-endpoints"))
    expect([need.id, tried(place, [need], clusters).tried > 0]).toEqual([need.id, true]);
});

test.each([1, 2])("the groups of the tiers let out what IBM needs of %i clusters", (clusters) => {
  const { groups, subnets } = placed(clusters);
  for (const need of needsOf("containers-kubernetes")) {
    for (const [source, destination] of pairsOf({ groups, subnets }, need, clusters)) {
      const tierOf = (one: string) => subnets.find((subnet) => inBlock(one, subnet.cidr))?.tier;
      const [from, to] = [tierOf(source), tierOf(destination)];
      if (from === to) continue;
      for (const { protocol, destinationPort, icmpType } of packetsOf(need, [source, destination]).filter(
        (_, index) => index % 2 === 0,
      )) {
        const open = groups.some(
          (rule) =>
            rule.group === from &&
            rule.direction === "outbound" &&
            rule.protocol === { 1: "icmp", 6: "tcp", 17: "udp" }[protocol] &&
            (rule.remote === to || (/\//.test(String(rule.remote)) && inBlock(destination, String(rule.remote)))) &&
            (protocol === 1
              ? rule.type === icmpType
              : Number(rule.port_min) <= destinationPort && Number(rule.port_max) >= destinationPort),
        );
        expect([need.id, from, to ?? destination, destinationPort, open]).toEqual([
          need.id,
          from,
          to ?? destination,
          destinationPort,
          true,
        ]);
      }
    }
  }
});

test("a need that nobody derives rules from is seen to be missing", () => {
  const [one, two] = [placed(1), placed(2)];
  // Two clusters with the rules of one: the second cannot call, nor be called.
  const { stopped } = tried({ ...two, subnets: one.subnets }, services.flatMap(needsOf), 2);
  const ids = new Set(stopped.map((text) => text.split(":")[0]));
  process.stdout.write(
    `needs: without the second cluster's flows, ${stopped.length} packets are stopped, of ${[...ids].join(", ")}\n`,
  );
  expect([...ids].sort()).toEqual(
    needsOf("containers-kubernetes")
      .map(({ id }) => id)
      .sort(),
  );
});

test("every need has an end that the derivation knows, ports or all, and a dated source", () => {
  for (const { id, from, to, tcp, udp, all, source } of services.flatMap(needsOf)) {
    const roles = ["pools", "other-pools", "endpoints", "peer", "gateway", ...Object.keys(ibmRanges)];
    expect([id, roles.includes(from), roles.includes(to)]).toEqual([id, true, true]);
    expect([id, [tcp, udp, all].filter((one) => one !== undefined).length]).toEqual([id, 1]);
    expect(source).toMatch(/\b20\d\d-\d\d-\d\d$/m);
  }
  expect(clusterFlows({ tiers: ["workers"], others: [], databases: false }).some(({ managed }) => managed)).toBe(false);
});

test.each([
  ["private.iam.cloud.ibm.com", "IAM"],
  ["s3.direct.eu-de.cloud-object-storage.appdomain.cloud", "Object Storage"],
  ["s3.direct.us-south.cloud-object-storage.appdomain.cloud", undefined],
  ["api.eu-de.containers.cloud.ibm.com", "Kubernetes Service"],
  ["eu-de.private.iaas.cloud.ibm.com", "the VPC API"],
  ["de.icr.io", "Container Registry"],
  ["notanicr.io", undefined],
  ["private.eu-de.kms.cloud.ibm.com", undefined],
])("the gateway to %s is made by the cluster service for %s", (host, service) => {
  expect(madeByService(`crn:v1:bluemix:public:x:eu-de:::endpoint:${host}`, "eu-de")).toBe(service);
});
