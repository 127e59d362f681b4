import type { Finding } from "../../src/posture";
import { judgedReference, reference, referenceNames } from "../support/reference";
import { type Replacement, replacementsOf } from "../support/replacements";
import { sample } from "../support/sample";

/** Rules for which a reference is the right answer, or the wrong one, whatever it leads to. */
const byReference: Readonly<Record<string, string>> = {
  "account-key-reference": "a secret is a reference to a sensitive variable",
  "imported-key-reference": "a secret is a reference to a sensitive variable",
  "restriction-target": "the account's id is the same for all: a wrong one is refused by the service",
  "secret-by-reference": "a secret is a reference to a sensitive variable",
  "vpn-key-by-reference": "a secret is a reference to a sensitive variable",
};

/** Rules that read a neighbour's text themselves, and still take an unknown one for nothing or for what it was. They are counted. */
const gaps = new Set([
  "authorization-first",
  "bucket-authorization-first",
  "bypass-closed",
  "edge-token-checked",
  "events-key-integration",
  "flow-log-authorized",
  "imported-certificate-lifetime",
  "logs-to-living-target",
  "outbound-restricted",
  "secret-rotation-heard",
  "spark-bucket-versions",
]);

interface Case extends Replacement {
  readonly name: string;
}

/** Each kind of replacement of a type once for each blueprint: what is repeated is judged by the same rules. */
function cases(): Case[] {
  const seen = new Set<string>();
  return referenceNames.flatMap((name) =>
    replacementsOf(reference(name).stacks).flatMap((one) => {
      const kind = `${name} ${one.type} ${one.what.split(" ").slice(2).join(" ").replace(/\d+/g, "0")}`;
      if (seen.has(kind)) return [];
      seen.add(kind);
      return [{ ...one, name }];
    }),
  );
}

function placeOf({ rule, control, stack, address }: Finding): string {
  return `${rule} ${control} ${stack} ${address}`;
}

/** Verdicts by rule, control and resource; several stand beside each other. */
function verdicts(findings: Iterable<Finding>): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const finding of findings) {
    const place = placeOf(finding);
    all.set(place, (all.get(place) ?? new Set()).add(finding.verdict));
  }
  return all;
}

test("what nobody knows before apply is neither a violation nor compliant, for every rule", () => {
  const wrong = new Set<string>();
  const rules = new Set<string>();
  const counts = { unknown: 0, compliant: 0, violation: 0, notApplicable: 0 };
  const before = new Map(
    referenceNames.map((name) => [name, verdicts(judgedReference(name).findings(reference(name).stacks))]),
  );
  const tried = sample("replacements of arguments, blocks and resources", cases(), 24, 8);
  for (const { name, what, unknown, possible } of tried) {
    const world = judgedReference(name);
    const was = before.get(name) ?? new Map<string, ReadonlySet<string>>();
    const now = verdicts(world.newFindings(unknown));
    // Rules that some value turns against: of those the verdict hangs on what nobody knows.
    const hanging = new Set<string>();
    for (const stacks of possible())
      for (const [place, said] of verdicts(world.newFindings(stacks)))
        if (said.has("violation") && !was.get(place)?.has("violation")) hanging.add(place);
    for (const [place, said] of now) {
      const [rule = ""] = place.split(" ");
      rules.add(rule);
      for (const verdict of said) counts[verdict as keyof typeof counts] += 1;
      if (rule in byReference) continue;
      if (said.has("violation") && was.has(place) && !was.get(place)?.has("violation"))
        wrong.add(`untrue violation: ${place}: ${what}`);
      if (hanging.has(place) && was.get(place)?.has("compliant") && !said.has("unknown") && !said.has("violation"))
        wrong.add(`not unknown: ${place}: ${what}`);
    }
  }
  const open = [...wrong].filter((one) => !gaps.has(one.split(": ")[1]?.split(" ")[0] ?? ""));
  process.stdout.write(
    `unknown: ${rules.size} rules, ${tried.length} replacements tried: ${counts.unknown} unknown, ${counts.compliant} compliant, ${counts.notApplicable} not applicable, ${counts.violation} violations; ${open.length} wrong, ${wrong.size - open.length} in known gaps\n`,
  );
  expect(open.sort()).toEqual([]);
});
