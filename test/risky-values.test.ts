import * as fs from "node:fs";
import * as path from "node:path";
import { weakened } from "./support/mutate";
import { isRefused, referenceWorlds } from "./support/reference";
import type { RiskyValue } from "./support/risky-values";

/** What the provider accepts at validate and should not: read off the running provider, one list for each system. */
const folder = path.join(__dirname, "risky-values");
const values: readonly RiskyValue[] = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".js"))
  .flatMap((file) => (require(path.join(folder, file)) as { values: RiskyValue[] }).values);

test("each unsafe value that the provider accepts is refused by preflight or a rule", () => {
  const worlds = referenceWorlds();
  const passed: string[] = [];
  let tried = 0;
  for (const value of values) {
    if ("harmless" in value) continue;
    const seen = new Set<string>();
    const variants = worlds
      .flatMap((world) => weakened(world.stacks, value).map((variant) => ({ ...variant, world })))
      .filter(({ target }) => !seen.has(target) && seen.add(target).size > 0);
    if (variants.length === 0) passed.push(`${value.id}: nothing to change`);
    for (const { stacks, world } of variants) {
      tried += 1;
      if (!isRefused(world, stacks)) passed.push(value.id);
    }
  }
  const harmless = values.filter((value) => "harmless" in value).length;
  process.stdout.write(
    `preflight and rules: ${values.length} values that the provider accepts, ${harmless} of them harmless, the others refused at ${tried} places\n`,
  );
  expect(passed).toEqual([]);
});

test("all 97 values of the Code Engine, edge and Analytics Engine types that the provider was seen to accept are listed", () => {
  const numbered = values.map(({ id }) => /^([A-Z])\d\dL?$/.exec(id)?.[1]).filter((letter) => letter !== undefined);
  const counts = Object.fromEntries(
    [...new Set(numbered)].sort().map((letter) => [letter, numbered.filter((one) => one === letter).length]),
  );
  // By kind: buckets, edge, App ID, Analytics Engine, IAM, keys, logs, Code Engine, endpoints, restrictions, registry, secrets.
  expect(counts).toEqual({ B: 7, C: 42, D: 4, E: 4, I: 7, K: 1, L: 3, N: 18, P: 2, Q: 4, R: 1, S: 4 });
  expect(numbered.length).toBe(97);
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
  "P02",
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
