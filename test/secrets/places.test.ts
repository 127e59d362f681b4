import { blueprintSchema } from "../../src/blueprint/schema";
import { renderFault } from "../../src/core/fault";
import { parseWith, readDocumentText } from "../../src/document";
import { sample } from "../support/sample";
import { lookAlikes, type Specimen, secrets } from "./corpus";
import { blueprintWith, type TextPlace, textPlaces } from "./places";

const schema = blueprintSchema();
const places = textPlaces(schema);

/** The faults of a blueprint with a text at a place, as they are printed. */
function faultsOf(place: TextPlace, { text }: Specimen) {
  const written = JSON.stringify(blueprintWith(place, text));
  return parseWith(schema, readDocumentText(written, { schema })).faults;
}

test("both halves of the corpus are large, dated, and of one kind each", () => {
  expect(secrets.length).toBeGreaterThanOrEqual(50);
  expect(lookAlikes.length).toBeGreaterThanOrEqual(60);
  const all = [...secrets, ...lookAlikes];
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(all.length);
  expect(all.filter(({ date, source }) => !/^\d{4}-\d\d-\d\d$/.test(date) || source === "")).toEqual([]);
});

test("the places come from the schema, whatever a section is called", () => {
  const shown = places.map(({ path }) => path.join("."));
  for (const one of [
    "systems.A_NAME.apps.A_NAME.env.A_NAME",
    "registry.exemptions.0.reason",
    "edge.records.0.content",
    "waivers.0.reason",
  ])
    expect(shown).toContain(one);
  expect(places.length).toBeGreaterThan(150);
});

test("a secret is refused at every place, with the place and without the value", () => {
  const missed: string[] = [];
  const some = sample("kinds of secrets at every place", secrets, 3);
  let tried = 0;
  for (const place of places) {
    for (const specimen of some) {
      if (specimen.random && place.open) continue;
      tried += 1;
      const faults = faultsOf(place, specimen);
      const found = faults.find(({ code }) => code === "BP025");
      if (found?.place.line === undefined || found.place.column === undefined || found.place.path === undefined)
        missed.push(`${specimen.kind} at ${place.path.join(".")}`);
      const printed = faults.map(renderFault).join("\n");
      // Half of it would be enough to guess the rest.
      for (const line of specimen.text.split("\n").filter((part) => part.length > 12))
        if (printed.includes(line.slice(0, Math.ceil(line.length / 2))))
          missed.push(`${specimen.kind} is printed: ${printed}`);
    }
  }
  process.stdout.write(
    `secrets: ${some.length} kinds at ${places.length} places, ${tried} tried, ${tried - missed.length} refused\n`,
  );
  expect(missed.slice(0, 20)).toEqual([]);
});

test("what only looks like a secret is refused nowhere for that", () => {
  const refused: string[] = [];
  const some = sample("look-alikes at every place", lookAlikes, 3);
  let tried = 0;
  for (const place of places) {
    for (const specimen of some) {
      tried += 1;
      if (faultsOf(place, specimen).some(({ code }) => code === "BP025"))
        refused.push(`${specimen.kind} at ${place.path.join(".")}`);
    }
  }
  process.stdout.write(
    `secrets: ${some.length} look-alikes at ${places.length} places, ${tried} tried, ${refused.length} refused\n`,
  );
  expect(refused.slice(0, 20)).toEqual([]);
});
