import { cidr } from "../../../src/core/cidr";
import { type FlowProps, ibmRanges } from "../../../src/systems/network/flow";
import { resolveFlow } from "../../../src/systems/network/resolve";
import { deriveSecurityRules, type SecurityRule } from "../../../src/systems/network/security-rules";
import { Random } from "../../support/random";
import { inBlock } from "./simulator";
import { randomWorld, type WorldOfFlows } from "./worlds";

/** Who opens a connection to whom; `tier` says whose group the interface carries, none for what is outside. */
interface Call {
  readonly from: { readonly address: string; readonly tier?: string };
  readonly to: { readonly address: string; readonly tier?: string };
  readonly protocol: string;
  readonly port: number;
}

/** How IBM's groups decide: allowances alone, in any order, at each end that has a group; ports are those that are called. */
function opens(rules: readonly SecurityRule[], call: Call): boolean {
  const one = (own: Call["from"], other: Call["from"], direction: string) =>
    own.tier === undefined ||
    rules.some(
      (rule) =>
        rule.tier === own.tier &&
        rule.direction === direction &&
        rule.protocol === call.protocol &&
        ("tier" in rule.remote ? rule.remote.tier === other.tier : inBlock(other.address, rule.remote.cidr)) &&
        (rule.ports === undefined ? rule.type === 8 : call.port >= rule.ports.min && call.port <= rule.ports.max),
    );
  return one(call.from, call.to, "outbound") && one(call.to, call.from, "inbound");
}

/** The words of a flow, by themselves. */
function declared(world: WorldOfFlows, call: Call): boolean {
  const is = (name: string, end: Call["from"]) => {
    if (world.tiers.has(name)) return end.tier === name;
    const blocks = name === "internet" ? ["0.0.0.0/0"] : (world.networks[name] ?? ibmRanges[name] ?? []);
    return blocks.some((block) => inBlock(end.address, block));
  };
  return world.flows.some(({ from, to, all, icmp, tcp, udp, managed }: FlowProps) => {
    // What IBM manages in a tier has a group of IBM's: the tier's own stays closed.
    if (managed || !is(from, call.from) || !is(to, call.to)) return false;
    if (call.protocol === "icmp") return all === true || icmp === "echo";
    const ports = call.protocol === "tcp" ? tcp : udp;
    if (all) return true;
    return [ports ?? []].flat().some((text) => {
      const [min = 0, max = min] = String(text).split("-").map(Number);
      return call.port >= min && call.port <= max;
    });
  });
}

test("a connection is open in the groups of both its ends if and only if a flow declares it", () => {
  let calls = 0;
  let opened = 0;
  const wrong: string[] = [];
  for (let seed = 1; seed <= 100; seed += 1) {
    const random = new Random(seed);
    const drawn = randomWorld(random);
    // Of the Internet a group knows only 0.0.0.0/0: the ACL takes private addresses out of it.
    const world = { ...drawn, flows: drawn.flows.filter(({ from, to }) => from !== "internet" && to !== "internet") };
    const tiers = new Map([...world.tiers].map(([name, blocks]) => [name, blocks.map(cidr)] as const));
    const networks = new Map(Object.entries(world.networks).map(([name, blocks]) => [name, blocks.map(cidr)] as const));
    const names = { tiers, networks, open: new Set(tiers.keys()) };
    const rules = world.flows.flatMap((flow) =>
      deriveSecurityRules(flow, resolveFlow(flow, names, "test"), new Set(tiers.keys())),
    );
    const ends = [
      ...[...world.tiers].map(([tier, [block = ""]]) => ({ tier, address: block.split("/")[0] ?? "" })),
      ...[...Object.values(world.networks).flat(), "161.26.0.10/31", "166.9.0.0/16", "8.8.8.8/32"].map((block) => ({
        address: block.split("/")[0] ?? "",
      })),
    ];
    for (let count = 0; count < 100; count += 1) {
      const flow = world.flows.length > 0 ? random.pick(world.flows) : undefined;
      const ports = [flow?.tcp ?? flow?.udp ?? 443].flat().flatMap((text) => String(text).split("-").map(Number));
      const end = (name: string | undefined) => {
        const fitting = ends.filter(({ address, ...one }) =>
          name !== undefined && world.tiers.has(name)
            ? "tier" in one && one.tier === name
            : (world.networks[name ?? ""] ?? ibmRanges[name ?? ""] ?? []).some((block) => inBlock(address, block)),
        );
        return random.pick(random.chance(0.8) && fitting.length > 0 ? fitting : ends);
      };
      const call: Call = {
        from: end(flow?.from),
        to: end(flow?.to),
        protocol: random.pick(["icmp", "tcp", "udp"]),
        port: Math.min(65535, Math.max(1, random.pick(ports) + random.between(-1, 1))),
      };
      // What has no group at either end is not in the VPC.
      if (!("tier" in call.from) && !("tier" in call.to)) continue;
      calls += 1;
      const open = opens(rules, call);
      if (open) opened += 1;
      if (open !== declared(world, call)) wrong.push(JSON.stringify(call));
    }
  }
  process.stdout.write(`groups: ${calls} connections tried, ${opened} open, ${wrong.length} other than declared\n`);
  expect(wrong).toEqual([]);
  expect(opened).toBeGreaterThan(500);
});

test("every rule has a remote, a protocol, and ports or a type", () => {
  const tiers = new Map([["edge", [cidr("10.10.0.0/26")]]]);
  const names = { tiers, networks: new Map([["corporate", [cidr("192.168.0.0/24")]]]), open: new Set<string>() };
  const flow = { from: "corporate", to: "edge", all: true };
  expect(deriveSecurityRules(flow, resolveFlow(flow, names, "test"), new Set(["edge"]))).toEqual(
    [
      { name: "in-icmp-t8-from-192-168-0-0-24", protocol: "icmp", type: 8 },
      { name: "in-tcp-1-65535-from-192-168-0-0-24", protocol: "tcp", ports: { min: 1, max: 65535 } },
      { name: "in-udp-1-65535-from-192-168-0-0-24", protocol: "udp", ports: { min: 1, max: 65535 } },
    ].map((rule) => ({ ...rule, tier: "edge", direction: "inbound", remote: { cidr: "192.168.0.0/24" } })),
  );
});
