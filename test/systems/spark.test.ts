import { renderTemplate } from "../../src/artefacts/render";
import { judge } from "../../src/judge/pipeline";
import { controlsOf } from "../../src/posture";
import { matrix } from "../../src/posture/matrix";
import { isObject, type Json, type JsonObject, type StackJson } from "../../src/terraform/configuration";
import { readJson } from "../../src/terraform/json-template";
import { weakened } from "../support/mutate";
import { reference, today } from "../support/reference";

test("every row of the matrix has an outcome, and people's steps are in the runbook", () => {
  for (const name of ["spark", "spark-options"]) {
    const { platforms } = reference(name);
    const findings = platforms.flatMap(({ check }) => check.findings);
    const artefacts = platforms.flatMap(({ platform }) => platform.artefacts);
    const rows = matrix(controlsOf("spark"), findings, artefacts);
    process.stdout.write(
      `matrix of ${name}\n${rows.map(({ control, outcome, shownBy }) => `  ${control.id} ${outcome.padEnd(10)} ${shownBy}`).join("\n")}\n`,
    );
    expect(rows.map(({ control }) => control.id)).toEqual(
      Array.from({ length: 28 }, (_, index) => `AE-${String(index + 1).padStart(2, "0")}`),
    );
    const fine = ["compliant", "inherited", "artefact", "own"];
    const missing = rows.filter(({ outcome }) => !fine.includes(outcome)).map(({ control }) => control.id);
    // The retention of the data bucket, which its owner answers for.
    expect(missing).toEqual(name === "spark-options" ? ["AE-09"] : []);
    const texts = artefacts.map(({ template, data }) => renderTemplate(template, data)).join("\n");
    for (const { step } of controlsOf("spark")) if (step !== undefined) expect(texts).toContain(step);
  }
});

/** Names whose values are for the application to choose; everything else in the JSON is hardened. */
const free: Readonly<Record<string, string>> = {
  "spark.app.name": "a name",
  "spark.driver.memory": "operating point",
  "spark.sql.shuffle.partitions": "operating point",
  "spark.executor.memory": "operating point",
  "ae.spark.executor.count": "operating point",
  "ae.spark.librarysets": "the set; what is in it is judged",
  "instance_home.region": "a place",
  class: "the application's choice",
  env: "no secret, which is judged",
  arguments: "no secret, which is judged; of a library set, versions are",
};

test("each setting inside the parameters and the requests fires a rule when it is flipped", () => {
  const missed: string[] = [];
  let tried = 0;
  for (const name of ["spark", "spark-options"]) {
    const { stacks } = reference(name);
    for (const place of innerPlaces(stacks)) {
      const last = place.inside.at(-1) ?? "";
      if (place.inside.some((step) => step in free) || `${place.inside.at(-2)}.${last}` in free) continue;
      const caught = [null, "x"].some((to) => {
        const variants = weakened(stacks, { ...place, to });
        const passed = variants.filter((variant) => judge(variant.stacks, { today, strict: true }).passed);
        return variants.length > 0 && passed.length === 0;
      });
      tried += 1;
      if (!caught) missed.push(`${name}: ${place.only} ${place.inside.join(" ")}`);
    }
  }
  process.stdout.write(`spark settings: ${tried} flipped inside JSON, ${tried - missed.length} caught\n`);
  expect(tried).toBeGreaterThan(50);
  expect(missed).toEqual([]);
});

interface Place {
  readonly resource: string;
  readonly only: string;
  readonly argument: string;
  readonly inside: readonly string[];
}

/** Every leaf inside the JSON of parameters and requests. */
function innerPlaces(stacks: readonly StackJson[]): Place[] {
  return stacks.flatMap(({ json }) =>
    Object.entries(json.resource as JsonObject).flatMap(([resource, named]) =>
      Object.entries(named as JsonObject).flatMap(([only, body]) =>
        ["parameters_json", "content"].flatMap((argument) => {
          const text = (body as JsonObject)[argument];
          const inner = typeof text === "string" ? readJson(text) : undefined;
          return inner?.state === "known"
            ? leaves(inner.value).map((inside) => ({ resource, only, argument, inside }))
            : [];
        }),
      ),
    ),
  );
}

function leaves(value: Json, above: readonly string[] = []): (readonly string[])[] {
  if (!isObject(value)) return [above];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...above, key]));
}

test("a version that IBM supports runs, one that is gone is refused, and of others nothing is known", () => {
  const verdictOf = (version: string) => {
    const { stacks } = reference("spark-options");
    const changed = stacks.map((stack) => ({
      ...stack,
      json: JSON.parse(
        JSON.stringify(stack.json).replaceAll('\\"spark_version\\":\\"3.5\\"', `\\"spark_version\\":\\"${version}\\"`),
      ) as JsonObject,
    }));
    expect(JSON.stringify(changed)).toContain(`\\"${version}\\"`);
    return judge(changed, { today })
      .check.findings.filter(({ rule, verdict }) => rule === "spark-version" && verdict !== "notApplicable")
      .map(({ verdict, waivable }) => `${verdict}${waivable ? "" : ", no waiver"}`);
  };
  expect(verdictOf("3.5")).toEqual(["compliant"]);
  for (const version of ["3.4", "4.0"]) expect(verdictOf(version)).toEqual(["unknown"]);
  for (const version of ["3.3", "9.9"]) expect(verdictOf(version)).toEqual(["violation, no waiver"]);
});
