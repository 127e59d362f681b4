import { readFileSync } from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../../src/core/package-root";
import { Random } from "../../support/random";
import { arrives, type RuleJson, type SimulatedSubnet } from "./simulator";
import { declared, derived, randomPacket } from "./worlds";

/** The need of the README, in one zone. */
const need = {
  ranges: ["10.10.0.0/16"],
  tiers: new Map([
    ["edge", ["10.10.0.0/26"]],
    ["workers", ["10.10.1.0/24"]],
    ["endpoints", ["10.10.0.64/27"]],
  ]),
  networks: { corporate: ["192.168.40.0/22"] },
  flows: [
    { from: "corporate", to: "edge", tcp: 443 },
    { from: "edge", to: "workers", tcp: "30000-32767" },
    { from: "workers", to: "endpoints", tcp: 443 },
    { from: "edge", to: "ibm-dns", tcp: 53, udp: 53 },
    { from: "workers", to: "ibm-dns", tcp: 53, udp: 53 },
  ],
  denials: [],
};

/**
 * What terraform-ibm-landing-zone-vpc makes of its defaults (network_acls.tf, commit 9ab9589): one ACL for all subnets, IBM's
 * ranges and the VPC's own before the user's rules, and no protocol in any of them, which is ICMP, TCP and UDP on all ports.
 */
function landingZone(): RuleJson[] {
  const open = (name: string, direction: string, source: string, destination: string): RuleJson => ({
    name,
    action: "allow",
    direction,
    source,
    destination,
    protocol: "icmp_tcp_udp",
  });
  const https = { action: "allow", protocol: "tcp" };
  const closed = { action: "deny", source: "0.0.0.0/0", destination: "0.0.0.0/0", protocol: "any" };
  return [
    open("ibmflow-iaas-inbound-0", "inbound", "161.26.0.0/16", "10.0.0.0/8"),
    open("ibmflow-iaas-outbound-0", "outbound", "10.0.0.0/8", "161.26.0.0/16"),
    open("ibmflow-paas-inbound-0", "inbound", "166.8.0.0/14", "10.0.0.0/8"),
    open("ibmflow-paas-outbound-0", "outbound", "10.0.0.0/8", "166.8.0.0/14"),
    open("ibmflow-allow-vpc-connectivity-inbound", "inbound", "10.10.0.0/16", "10.0.0.0/8"),
    open("ibmflow-allow-vpc-connectivity-outbound", "outbound", "10.0.0.0/8", "10.10.0.0/16"),
    {
      ...https,
      name: "corporate-in",
      direction: "inbound",
      source: "192.168.40.0/22",
      destination: "10.10.0.0/26",
      port_min: 443,
      port_max: 443,
    },
    {
      ...https,
      name: "corporate-out",
      direction: "outbound",
      source: "10.10.0.0/26",
      destination: "192.168.40.0/22",
      source_port_min: 443,
      source_port_max: 443,
    },
    { ...closed, name: "ibmflow-deny-all-inbound", direction: "inbound" },
    { ...closed, name: "ibmflow-deny-all-outbound", direction: "outbound" },
  ];
}

function line(rule: RuleJson): string {
  const range = (min: string | number | undefined, max: string | number | undefined) =>
    min === undefined ? "" : min === max ? `:${min}` : `:${min}-${max}`;
  const source = `${rule.source}${range(rule.source_port_min, rule.source_port_max)}`;
  const destination = `${rule.destination}${range(rule.port_min, rule.port_max)}`;
  return `${String(rule.action).padEnd(5)} ${String(rule.direction).padEnd(8)} ${String(rule.protocol).padEnd(12)} ${source} → ${destination}`;
}

const ours = derived(need);
const theirs = ours.subnets.map(({ cidr }): SimulatedSubnet => ({ cidr, rules: landingZone(), transits: [] }));

test("the README shows what is derived, and what the module makes", () => {
  const readme = readFileSync(path.join(packageRoot, "src", "systems", "network", "README.md"), "utf8");
  const edge = ours.subnets[0]?.rules.map(line).join("\n") ?? "";
  const module = landingZone().map(line).join("\n");
  process.stdout.write(`${edge}\n\n${module}\n`);
  expect(readme).toContain(edge);
  expect(readme).toContain(module);
});

test("what nobody has declared passes the module's ACL, and none of ours", () => {
  const random = new Random(7);
  const count = { packets: 0, ours: 0, theirs: 0, missing: 0 };
  while (count.packets < 20_000) {
    const packet = randomPacket(random, ours);
    const passed = arrives(ours.subnets, packet);
    if (passed === undefined) continue;
    count.packets += 1;
    const wanted = declared(ours, packet);
    if (passed !== wanted) count.ours += 1;
    const open = arrives(theirs, packet);
    if (open && !wanted) count.theirs += 1;
    if (!open && wanted) count.missing += 1;
  }
  process.stdout.write(
    `worked example: of ${count.packets} packets, ${count.theirs} that nobody declared pass the module's ACL, ${count.ours} pass ours\n`,
  );
  expect(count).toMatchObject({ ours: 0, missing: 0 });
  expect(count.theirs).toBeGreaterThan(0);
});

test("a denial of the user's comes too late in the module, and first in ours", () => {
  const packet = {
    source: "166.9.10.1",
    destination: "10.10.1.7",
    protocol: 6,
    sourcePort: 40000,
    destinationPort: 22,
    icmpType: 0,
  };
  const denial: RuleJson = {
    name: "no-ssh",
    action: "deny",
    direction: "inbound",
    source: "166.8.0.0/14",
    destination: "10.0.0.0/8",
    protocol: "tcp",
    port_min: 22,
    port_max: 22,
  };
  const rules = landingZone();
  const late = [...rules.slice(0, 6), denial, ...rules.slice(6)];
  expect(arrives([{ cidr: "10.10.1.0/24", rules: late, transits: [] }], packet)).toBe(true);
  const first = derived({
    ...need,
    flows: [{ from: "ibm-services", to: "workers", all: true }],
    denials: [{ from: "ibm-services", to: "workers", tcp: 22 }],
  });
  expect(arrives(first.subnets, packet)).toBe(false);
  expect(arrives(first.subnets, { ...packet, destinationPort: 443 })).toBe(true);
});
