import * as fs from "node:fs";
import * as path from "node:path";
import { judge } from "../src/pipeline";
import { weakened } from "./support/mutate";
import { reference, referenceNames, today } from "./support/reference";
import type { RiskyValue } from "./support/risky-values";

/** What the provider accepts at validate and should not: read off the running provider, one list for each system. */
const folder = path.join(__dirname, "risky-values");
const values: readonly RiskyValue[] = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".js"))
  .flatMap((file) => (require(path.join(folder, file)) as { values: RiskyValue[] }).values);

test("each unsafe value that the provider accepts is refused by preflight or a rule", () => {
  const worlds = referenceNames.map((name) => reference(name).stacks);
  const passed: string[] = [];
  let tried = 0;
  for (const value of values) {
    if ("harmless" in value) continue;
    const variants = worlds.flatMap((stacks) => weakened(stacks, value));
    if (variants.length === 0) passed.push(`${value.id}: nothing to change`);
    for (const variant of variants) {
      tried += 1;
      if (judge(variant, { today, strict: true }).passed) passed.push(value.id);
    }
  }
  const harmless = values.filter((value) => "harmless" in value).length;
  process.stdout.write(
    `preflight and rules: ${values.length} values that the provider accepts, ${harmless} of them harmless, the others refused at ${tried} places\n`,
  );
  expect(passed).toEqual([]);
});

test("each value is in the lists once, and a harmless one says why", () => {
  expect(new Set(values.map(({ id }) => id)).size).toBe(values.length);
  for (const value of values) if ("harmless" in value) expect(value.harmless.length).toBeGreaterThan(20);
});

/** The clusters' document has 23 such values: about networks, clusters, and restrictions. */
const ofClusters: readonly string[] = [
  "ACL ports with a protocol that has none",
  "ACL without a VPC",
  "group rule with ports and any protocol",
  "group rule without a remote",
  "group rule without protocol and ports",
  "subnet with host bits",
  "endpoint with a DNS mode that does not exist",
  "IKE group 2",
  "IKE with SHA-1",
  "IPsec with GCM and SHA beside it",
  "IPsec without forward secrecy",
  "cluster closed by default when it is made, which fails at plan",
  "cluster of a version that is none",
  "cluster with a name of 64 capitals",
  "classic cluster with a gateway and no private endpoint",
  "ALB of a type that does not exist",
  "key by the older resource",
  "Q03",
  "Q05",
  "restriction of two resources",
  "binding of no instance",
  "attachment to a public VLAN alone",
  "switch of endpoints that switches nothing",
];

test("of the clusters' 23 values none is missing, and none is called harmless", () => {
  const refused = new Set(values.filter((value) => !("harmless" in value)).map(({ id }) => id));
  expect(ofClusters).toHaveLength(23);
  expect(ofClusters.filter((id) => !refused.has(id))).toEqual([]);
});
