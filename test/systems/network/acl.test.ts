import { overlaps, cidr as parsed } from "../../../src/core/cidr";
import { ibmRanges } from "../../../src/systems/network/flow";
import { Random } from "../../support/random";
import { arrives, type RuleJson, type SimulatedSubnet } from "./simulator";
import { behindVpn, declared, derived, randomPacket, randomWorld, type WorldOfFlows } from "./worlds";

const worlds = Array.from({ length: 200 }, (_, seed) => randomWorld(new Random(seed + 1)));

interface Tally {
  packets: number;
  passed: number;
  wrong: string[];
}

/** Packets at one world, each judged twice: by what was declared, and by the ACLs on its way. */
function tried(world: WorldOfFlows, seed: number, count: number, subnets: readonly SimulatedSubnet[]): Tally {
  const random = new Random(seed);
  const tally: Tally = { packets: 0, passed: 0, wrong: [] };
  for (let made = 0; tally.packets < count && made < count * 5; made += 1) {
    const packet = randomPacket(random, world);
    const passed = arrives(subnets, packet);
    if (passed === undefined) continue;
    tally.packets += 1;
    if (passed) tally.passed += 1;
    if (passed !== declared(world, packet)) tally.wrong.push(JSON.stringify({ packet, passed }));
  }
  return tally;
}

test("a packet passes if and only if a declared flow allows it or it answers one", () => {
  const tallies = worlds.map((world, index) => tried(world, index + 1000, 100, world.subnets));
  const sum = (read: (tally: Tally) => number) => tallies.reduce((total, tally) => total + read(tally), 0);
  const kinds: readonly [string, (world: WorldOfFlows) => boolean][] = [
    ["of several ranges", ({ ranges }) => ranges.length > 1],
    ["with one cluster", ({ clusters }) => clusters === 1],
    ["with two", ({ clusters }) => clusters === 2],
    ["with denials", ({ denials }) => denials.length > 0],
    ["with VPNs", (world) => behindVpn(world).length > 0],
    [
      "with VPNs, denials and clusters",
      (w) => behindVpn(w).length > 0 && w.denials.length > 0 && (w.clusters ?? 0) > 0,
    ],
    ["with names that overlap", overlapsItself],
  ];
  const counted = kinds.map(([name, is]) => [name, worlds.filter(is).length] as const);
  process.stdout.write(`ACLs: worlds ${counted.map(([name, count]) => `${name} ${count}`).join(", ")}\n`);
  expect(counted.filter(([, count]) => count < 5)).toEqual([]);
  process.stdout.write(
    `ACLs: ${sum(({ packets }) => packets)} packets in ${worlds.length} worlds, ${sum(({ passed }) => passed)} passed, ` +
      `${sum(({ wrong }) => wrong.length)} other than declared\n`,
  );
  expect(tallies.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(sum(({ packets }) => packets)).toBeGreaterThanOrEqual(10_000);
  // Both outcomes are tried often, or the test would show nothing.
  expect(sum(({ passed }) => passed)).toBeGreaterThan(3000);
  expect(sum(({ packets }) => packets) - sum(({ passed }) => passed)).toBeGreaterThan(3000);
});

/** Have two named networks an address in common? */
function overlapsItself({ networks }: WorldOfFlows): boolean {
  const lists = Object.values(networks).map((blocks) => blocks.map(parsed));
  return lists.some((list, index) =>
    lists.slice(index + 1).some((other) => list.some((one) => other.some((block) => overlaps(one, block)))),
  );
}

/** What one would write by hand: a rule for each block of the other end, each range of ports, and each answer. */
function naive(world: WorldOfFlows): number {
  const blocks = (name: string) =>
    name === "internet" ? 1 : (world.tiers.get(name) ?? world.networks[name] ?? ibmRanges[name] ?? []).length;
  const subnets = [...world.tiers].flatMap(([tier, own]) => own.map((cidr, index) => ({ tier, cidr, index })));
  let count = 0;
  for (const { tier, cidr } of subnets) {
    const transits = world.subnets.find((subnet) => subnet.cidr === cidr)?.transits ?? [];
    const internet = new Set<string>();
    for (const flow of [...world.flows, ...world.denials.map((denial) => ({ ...denial, denial: true }))]) {
      const kinds =
        "icmp" in flow && flow.icmp !== undefined
          ? 1
          : [flow.tcp, flow.udp].filter((ports) => ports !== undefined).flatMap((ports) => [ports].flat()).length || 1;
      const answers = "denial" in flow || ("icmp" in flow && flow.icmp === "unreachable") ? 1 : 2;
      const others = (name: string) => blocks(name) - (name === tier ? 1 : 0);
      if (flow.from === tier) count += others(flow.to) * kinds * answers;
      if (flow.to === tier) count += others(flow.from) * kinds * answers;
      if ((flow.from === tier && flow.to === "internet") || (flow.to === tier && flow.from === "internet")) {
        internet.add(flow.from === tier ? "outbound" : "inbound");
        if (answers === 2) internet.add(flow.from === tier ? "inbound" : "outbound");
      }
      for (const [end, other] of [
        [flow.from, flow.to],
        [flow.to, flow.from],
      ] as const) {
        const meeting = (name: string, theirs: readonly string[]) =>
          (world.tiers.get(name) ?? world.networks[name] ?? []).flatMap((one) =>
            theirs.filter((their) => overlaps(parsed(one), parsed(their))),
          ).length;
        for (const { networks, local } of transits)
          count +=
            2 *
            meeting(end, networks) *
            meeting(
              other,
              local.filter((block) => block !== cidr),
            ) *
            kinds *
            answers;
      }
    }
    // Eight blocks are not the Internet, and what is behind the VPN is not; the last two rules deny the rest.
    const tunnelled = behindVpn(world).length;
    count += internet.size * (8 + tunnelled) + 2;
  }
  return count;
}

test("there are never more rules than a hand would write, and mostly fewer", () => {
  let rules = 0;
  let byHand = 0;
  for (const world of worlds) {
    const own = world.subnets.reduce((sum, subnet) => sum + subnet.rules.length, 0);
    expect(own).toBeLessThanOrEqual(naive(world));
    rules += own;
    byHand += naive(world);
  }
  process.stdout.write(`ACLs: ${rules} rules where a plain expansion has ${byHand}\n`);
});

type Mutation = (rule: RuleJson, index: number, all: readonly RuleJson[]) => RuleJson | undefined;

const mutations: Readonly<Record<string, Mutation>> = {
  "answers with the ports of requests": (rule) =>
    rule.action === "allow" && rule.source_port_min !== undefined && rule.port_min !== undefined
      ? {
          ...rule,
          port_min: rule.source_port_min,
          port_max: rule.source_port_max as number,
          source_port_min: rule.port_min,
          source_port_max: rule.port_max as number,
        }
      : rule,
  "blocks twice as wide": (rule) => {
    if (rule.action !== "allow") return rule;
    const wider = (text: string | number | undefined) => {
      const [network = "", length = "32"] = String(text).split("/");
      return Number(length) <= 1 ? String(text) : `${network}/${Number(length) - 1}`;
    };
    return rule.direction === "inbound"
      ? { ...rule, source: wider(rule.source) }
      : { ...rule, destination: wider(rule.destination) };
  },
  "one port more": (rule) =>
    rule.action === "allow" && typeof rule.port_max === "number" && rule.port_max < 65535
      ? { ...rule, port_max: rule.port_max + 1 }
      : rule,
  "no answers from outside": (rule) =>
    rule.action === "allow" && rule.direction === "inbound" && rule.source_port_min !== 1024 ? undefined : rule,
  "no denial before the Internet": (rule) =>
    rule.action === "deny" && rule.source !== rule.destination && (rule.name as string).startsWith("deny-")
      ? undefined
      : rule,
  "every protocol": (rule) =>
    rule.action === "allow" && rule.protocol === "icmp_tcp_udp" ? { ...rule, protocol: "any" } : rule,
  "a protocol that is left out": (rule) => {
    if (rule.action !== "allow" || rule.protocol !== "tcp") return rule;
    // What the provider makes of an allowance without a protocol: ICMP, TCP and UDP, on all ports.
    const { source_port_min, source_port_max, port_min, port_max, ...rest } = rule;
    return { ...rest, protocol: "icmp_tcp_udp" };
  },
  "the last denials first": (rule, index, all) => (index < 2 ? (all[all.length - 2 + index] as RuleJson) : rule),
  "the last denial turned into an allowance": (rule) =>
    rule.name === "deny-all-inbound" ? { ...rule, action: "allow" } : rule,
};

test.each(Object.keys(mutations))("the simulator catches a derivation with %s", (name) => {
  const mutate = mutations[name] as Mutation;
  let wrong = 0;
  for (const [index, world] of worlds.slice(0, 60).entries()) {
    const subnets = world.subnets.map((subnet) => ({
      ...subnet,
      rules: subnet.rules.map(mutate).filter((rule) => rule !== undefined),
    }));
    wrong += tried(world, index + 1000, 100, subnets).wrong.length;
  }
  process.stdout.write(`ACLs: with ${name}, ${wrong} packets go another way than declared\n`);
  expect(wrong).toBeGreaterThan(0);
});

test("without the last denials no packet goes another way: IBM denies what nothing matches, and a rule asks for them", () => {
  for (const [index, world] of worlds.slice(0, 60).entries()) {
    const subnets = world.subnets.map((subnet) => ({ ...subnet, rules: subnet.rules.slice(0, -2) }));
    expect(tried(world, index + 1000, 100, subnets).wrong).toEqual([]);
  }
});

test("the order of flows changes nothing, and a flow more keeps the names of the others", () => {
  const world = {
    ranges: ["10.10.0.0/16"],
    tiers: new Map([
      ["edge", ["10.10.0.0/26", "10.10.64.0/26"]],
      ["workers", ["10.10.1.0/24", "10.10.65.0/24"]],
    ]),
    networks: { corporate: ["192.168.40.0/22"] },
    flows: [
      { from: "corporate", to: "edge", tcp: 443 },
      { from: "edge", to: "workers", tcp: "30000-32767" },
    ],
    denials: [],
  };
  const plain = derived(world);
  expect(derived({ ...world, flows: [...world.flows].reverse() })).toEqual({
    ...plain,
    flows: [...world.flows].reverse(),
  });
  const more = derived({ ...world, flows: [...world.flows, { from: "workers", to: "ibm-dns", udp: 53 }] });
  for (const [index, { rules }] of plain.subnets.entries()) {
    expect(more.subnets[index]?.rules.map(({ name }) => name)).toEqual(
      expect.arrayContaining(rules.map((rule) => rule.name)),
    );
  }
  for (const { rules } of worlds.flatMap(({ subnets }) => subnets)) {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { name } of rules) expect(name).toMatch(/^[a-z][-a-z0-9]{0,61}[a-z0-9]$/);
  }
});
