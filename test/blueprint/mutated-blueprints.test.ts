import * as fs from "node:fs";
import * as path from "node:path";
import { stringify } from "yaml";
import { loadBlueprints } from "../../src/blueprint";
import { FaultError, renderFault } from "../../src/core/fault";
import { deployable } from "../../src/judge/pipeline";
import { renderVerdicts } from "../../src/report/text";
import { outputFiles } from "../../src/write/output";
import { blueprintData, mutations } from "../support/mutate-blueprint";
import { Random } from "../support/random";
import { blueprintFile, reference, referenceNames, today } from "../support/reference";
import { sampleSize } from "../support/sample";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

/** How many of the mutations are tried: a sample, or `all`; a shard of them as `2/8`. */
const share = process.env.RAMPART_MUTATIONS ?? String(sampleSize("mutated blueprints", 136, 48));
const seed = Number(process.env.RAMPART_SEED ?? 20_261_130);

type Outcome = "accepted" | "findings" | "refused";

/** What becomes of a blueprint; complaints are what no user should see. */
function outcomeOf(data: unknown): { readonly outcome?: Outcome; readonly complaints: readonly string[] } {
  const file = path.join(scratch(), "blueprint.yaml");
  fs.writeFileSync(file, stringify(data, { aliasDuplicateObjects: false }));
  try {
    const result = deployable(loadBlueprints([file]), today);
    const { files } = outputFiles(result, false);
    const read = [...files].filter(([name]) => name.endsWith(".md")).map(([, text]) => text);
    const complaints = [...result.platforms.map(renderVerdicts), ...read].flatMap(slips);
    return { outcome: result.passed ? "accepted" : "findings", complaints };
  } catch (error) {
    if (!(error instanceof FaultError))
      return { complaints: [error instanceof Error ? (error.stack ?? "") : String(error)] };
    // BP099 counts the faults of a file beyond a thousand.
    const lost = error.faults
      .filter(({ code, place }) => code !== "BP099" && (place.path ?? place.line) === undefined)
      .map(renderFault);
    return { outcome: "refused", complaints: [...lost, ...slips(error.message)] };
  }
}

/** Values that were printed as what they are inside JavaScript. */
function slips(text: string): string[] {
  return text.split("\n").filter((line) => /\[object |\bundefined\b|\bNaN\b|\[native code\]/.test(line));
}

/** Names of constructs: what people name may stand beside each of them. */
function constructNames(): string[] {
  const ids = referenceNames.flatMap((name) =>
    reference(name)
      .app.node.findAll()
      .map(({ node }) => node.id),
  );
  return [...new Set(ids)].filter((id) => /^[a-z][a-z0-9-]*$/.test(id) && id.length <= 20).sort();
}

test("a blueprint in which anything is anything else is accepted, found weak, or refused at a place", () => {
  const tried = { accepted: 0, findings: 0, refused: 0 };
  const complaints: string[] = [];
  let all = 0;
  const more = constructNames();
  const random = new Random(seed);
  const [part, parts] = share.split("/").map(Number);
  const count = parts === undefined ? Number(share) : 0;
  const chosen = referenceNames.map((name) => {
    const list = [...mutations(blueprintData(blueprintFile(name)), more)];
    all += list.length;
    if (share === "all") return list;
    if (parts !== undefined) return list.filter((_, index) => index % parts === part);
    return Array.from({ length: Math.ceil(count / referenceNames.length) }, () => random.pick(list));
  });
  for (const [index, list] of chosen.entries()) {
    for (const { data, what } of list) {
      const { outcome, complaints: found } = outcomeOf(data());
      if (outcome !== undefined) tried[outcome] += 1;
      for (const complaint of found) complaints.push(`${referenceNames[index]} ${what}\n${complaint}`);
    }
  }
  console.log(
    `blueprints, mutated: ${tried.accepted + tried.findings + tried.refused} of ${all}: ${tried.refused} refused, ${tried.findings} found weak, ${tried.accepted} accepted; seed ${seed}`,
  );
  expect(complaints).toEqual([]);
  expect(tried.refused).toBeGreaterThan(tried.accepted);
}, 3_600_000);
