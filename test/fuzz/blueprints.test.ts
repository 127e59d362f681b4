import * as fs from "node:fs";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import { type LoadedBlueprint, loadBlueprints } from "../../src/blueprint";
import { FaultError, renderFault } from "../../src/core/fault";
import { deployable } from "../../src/judge/pipeline";
import { renderVerdicts } from "../../src/report/text";
import type { Json } from "../../src/terraform/configuration";
import { outputFiles } from "../../src/write/output";
import { renderSummary } from "../../src/write/summary";
import { Random } from "../support/random";
import { blueprintFile, referenceNames, today } from "../support/reference";
import { sampleSize } from "../support/sample";
import { useScratch } from "../support/scratch";
import { broken, hostileValues } from "./hostile";
import { at, changed, placesIn, renamed } from "./places";

// More of them take longer.
if (process.env.RAMPART_FUZZ !== undefined) jest.setTimeout(3_600_000);

const scratch = useScratch();

/** Changes of each blueprint: more by RAMPART_FUZZ=20000, which is for all of them together. */
const each = Math.ceil(
  Number(process.env.RAMPART_FUZZ ?? sampleSize("changes of blueprints", 480, 160)) / referenceNames.length,
);

const names = [
  "__proto",
  "constructor",
  "toString",
  "a b",
  "A",
  "x".repeat(300),
  "é",
  "$",
  "a.b",
  "0",
  "type",
  "existing",
];

/** A blueprint with up to three things changed, and what they are. */
function mutated(blueprint: Json, random: Random): { value: Json; how: string } {
  let value = blueprint;
  const how: string[] = [];
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    const places = placesIn(value).filter((place) => place.length > 0);
    if (places.length === 0) break;
    const place = random.pick(places);
    const shown = place.join(".");
    const kind = random.between(0, 5);
    if (kind === 0) {
      value = changed(value, place, undefined);
      how.push(`delete ${shown}`);
    } else if (kind === 1 && typeof place.at(-1) === "string") {
      const name = random.pick(names);
      value = renamed(value, place, name);
      how.push(`rename ${shown} to ${name.slice(0, 20)}`);
    } else if (kind === 2) {
      const to = random.pick(places);
      if (to.join(".").startsWith(shown)) continue;
      const copied = at(value, place) ?? null;
      value = changed(value, to, copied);
      how.push(`copy ${shown} to ${to.join(".")}`);
    } else if (kind === 3 && typeof place.at(-1) === "string") {
      const name = `${String(place.at(-1))}${random.pick(["2", "-b", "_", ".x"])}`;
      value = changed(value, [...place.slice(0, -1), name], at(value, place));
      how.push(`double ${shown} as ${name}`);
    } else {
      const to = random.pick(hostileValues);
      value = changed(value, place, to);
      how.push(`set ${shown} to ${JSON.stringify(to).slice(0, 60)}`);
    }
  }
  return { value, how: how.join("; ") };
}

/** What a blueprint comes to: a word for it, or what is wrong with the answer. */
function outcome(loaded: LoadedBlueprint): { said: "accepted" | "refused"; wrong?: string } {
  try {
    const result = deployable([loaded], today);
    const texts = result.platforms.map(renderVerdicts);
    if (result.passed) texts.push(renderSummary(result, "out", outputFiles(result, true)));
    const wrong = texts
      .flatMap((text) => text.split("\n"))
      .find((line) => broken.test(line) || /the rule \S+ failed/.test(line));
    return { said: result.passed ? "accepted" : "refused", ...(wrong === undefined ? {} : { wrong }) };
  } catch (error) {
    if (!(error instanceof FaultError))
      return { said: "refused", wrong: `${String(error)}\n${(error as Error).stack?.split("\n")[1]}` };
    const wrong = error.faults.find(
      (fault) =>
        broken.test(renderFault(fault)) || !(fault.place.path || fault.place.file) || error.faults.length === 0,
    );
    return { said: "refused", ...(wrong === undefined ? {} : { wrong: renderFault(wrong) }) };
  }
}

test("blueprints changed at random are accepted, or refused with faults that have a place", () => {
  const counts = { accepted: 0, refused: 0 };
  const wrong: { name: string; how: string; wrong: string }[] = [];
  for (const name of referenceNames) {
    const blueprint = parse(fs.readFileSync(blueprintFile(name), "utf8")) as Json;
    const random = new Random(referenceNames.indexOf(name) + 1);
    const tried = Array.from({ length: each }, (_, run) => {
      const { value, how } = mutated(blueprint, random);
      const file = path.join(scratch(), `${name}-${run}.yaml`);
      fs.writeFileSync(file, stringify(value, { aliasDuplicateObjects: false }));
      return { file, how };
    });
    // Read together: the schema is made once. That they share a name is said of all of them, and is none of their faults.
    const loaded = loadBlueprints(tried.map(({ file }) => file));
    tried.forEach(({ how }, run) => {
      const came = outcome(loaded[run] as LoadedBlueprint);
      counts[came.said] += 1;
      if (came.wrong !== undefined) wrong.push({ name, how, wrong: came.wrong });
    });
  }
  process.stdout.write(
    `fuzz of blueprints: ${each * referenceNames.length} tried, ${counts.refused} refused, ${counts.accepted} accepted, ${wrong.length} answered wrongly\n`,
  );
  expect(wrong).toEqual([]);
});
