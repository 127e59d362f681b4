import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { renderTemplate } from "../../src/artefacts/render";
import { loadBlueprints } from "../../src/blueprint";
import { isObject, type Json, type JsonObject, type StackJson } from "../../src/core/configuration";
import { FaultError } from "../../src/core/fault";
import { Platform } from "../../src/core/platform";
import { deployable, judge } from "../../src/pipeline";
import { controlsOf, type Finding } from "../../src/posture";
import { matrix } from "../../src/posture/matrix";
import { Spark, type SparkProps } from "../../src/systems/spark";
import { readJson } from "../../src/systems/spark/json-template";
import { weakened } from "../support/mutate";
import { reference, today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

const open = ({ verdict }: Finding) => verdict === "violation" || verdict === "unknown";

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
    expect(missing).toEqual([]);
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
      const caught = [null, "x"].some((to) =>
        weakened(stacks, { ...place, to }).every((variant) => !judge(variant, { today, strict: true }).passed),
      );
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

const sha256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

/** Faults of a blueprint whose Spark system has these lines. */
function faultsOf(lines: string, region = "eu-de"): string[] {
  const file = path.join(scratch(), "insight.yaml");
  fs.writeFileSync(
    file,
    `name: insight\nregion: ${region}\nresourceGroup: g\nsystems:\n  analytics:\n    type: spark\n    tenant: sales\n${lines}`,
  );
  try {
    deployable(loadBlueprints([file]), today);
    return [];
  } catch (error) {
    if (error instanceof FaultError)
      return error.faults.map(({ code, message, expected }) => `${code} ${message}; expected: ${expected}`);
    throw error;
  }
}

const application = (lines: string) =>
  `    applications:\n      daily:\n        application: daily.py\n        sha256: ${sha256}\n${lines}`;

test.each([
  ["an unknown setting", "    conf: { spark.drivr.memory: 4G }\n", /spark\.drivr\.memory/],
  ["a value that a setting does not take", "    conf: { spark.driver.memory: much }\n", /an amount such as 4G or 512m/],
  ["a footer key that is missing", application("        parquet: { columnKeys: { personal: [name] } }\n"), /footerKey/],
  [
    "a column key without columns",
    application("        parquet: { footerKey: footer, columnKeys: { personal: [] } }\n"),
    /BP104/,
  ],
  [
    "no column key",
    application("        parquet: { footerKey: footer, columnKeys: {} }\n"),
    /SP004 Parquet encryption needs a key for the footer and one for a column/,
  ],
  [
    "a column with two keys",
    application("        parquet: { footerKey: f, columnKeys: { a: [name], b: [name] } }\n"),
    /SP004 the column name has two keys/,
  ],
  [
    "a public endpoint",
    application("        storage: { partner: s3.eu-de.cloud-object-storage.appdomain.cloud }\n"),
    /SP007 the endpoint of partner is not a direct endpoint/,
  ],
  [
    "a secret in an argument",
    application("        arguments: [--password=hunter2]\n"),
    /SP006 arguments\.0 looks like a secret/,
  ],
  [
    "a secret in the environment",
    application("        env: { DB_PASSWORD: hunter2 }\n"),
    /SP006 env\.DB_PASSWORD looks like a secret/,
  ],
  [
    "a library without a version",
    "    libraries: { sets: [numpy] }\n",
    /SP005 the package numpy of the library set sets/,
  ],
  ["a library set that is not there", application("        libraries: sets\n"), /SP008/],
  ["a file without its digest", application("").replace(`        sha256: ${sha256}\n`, ""), /sha256/],
])("%s is one clear error", (_, lines, expected) => {
  const faults = faultsOf(lines);
  process.stdout.write(`bad input: ${faults.join("; ")}\n`);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(expected);
});

test("a region without the plan is one clear error", () => {
  expect(faultsOf("", "jp-tok")).toEqual([
    "SP001 serverless Spark is not offered in jp-tok; expected: eu-de or us-south",
  ]);
});

/** The same by TypeScript, where no schema stands before the constructs. */
test.each<[string, Partial<SparkProps>, string]>([
  ["an unknown setting", { conf: { "spark.drivr.memory": "4G" } }, "SP002"],
  ["a value that a setting does not take", { conf: { "spark.driver.memory": "much" } }, "SP003"],
  [
    "a key without an id",
    { applications: { daily: { application: "d.py", sha256, parquet: { footerKey: "", columnKeys: { a: ["b"] } } } } },
    "SP004",
  ],
  [
    "a column key without an id",
    {
      applications: { daily: { application: "d.py", sha256, parquet: { footerKey: "f", columnKeys: { "": ["b"] } } } },
    },
    "SP004",
  ],
])("by TypeScript, %s is one clear error", (_, props, code) => {
  const platform = new Platform(new App(), "insight", { region: "eu-de", resourceGroup: "g" });
  const faults = () => {
    try {
      new Spark(platform, "analytics", { tenant: "sales", ...props });
    } catch (error) {
      if (error instanceof FaultError) return error.faults;
      throw error;
    }
    return [];
  };
  expect(faults().map((fault) => fault.code)).toEqual([code]);
});

test("a setting that weakens the default is a finding, in the instance and in the request", () => {
  const file = path.join(scratch(), "weak.yaml");
  fs.writeFileSync(
    file,
    `name: insight\nregion: eu-de\nresourceGroup: g\nsystems:\n  analytics:\n    type: spark\n    tenant: sales\n    serviceEndpoints: public\n    conf: { spark.ssl.enabled: "false" }\n${application('        conf: { spark.ssl.enabled: "false" }\n')}`,
  );
  const { platforms } = deployable(loadBlueprints([file]), today);
  const found = platforms.flatMap(({ check }) => check.findings.filter(open));
  expect(found.map(({ control, at, got, waivable }) => ({ control, at, got, waivable }))).toEqual([
    { control: "AE-25", at: "analytics/application/daily/request", got: '"false"', waivable: false },
    { control: "AE-17", at: "analytics/engine", got: '"public"', waivable: true },
    { control: "AE-23", at: "analytics/engine", got: '"false"', waivable: true },
  ]);
});

/** Findings on hand-written Terraform, by rule. */
function foreign(resource: JsonObject): Record<string, string[]> {
  const { findings } = judge([{ name: "main", file: "main.tf.json", json: { resource } }], { today }).check;
  const byRule: Record<string, string[]> = {};
  for (const { rule, verdict } of findings) byRule[rule] = [...(byRule[rule] ?? []), verdict];
  return byRule;
}

const engine = (more: JsonObject): JsonObject => ({
  ibm_resource_instance: {
    a: { name: "a", service: "ibmanalyticsengine", plan: "standard-serverless-spark", ...more },
  },
});

test.each<[string, Json, string]>([
  ["JSON text", '{"default_config":{"spark.ssl.enabled":"true"}}', "compliant"],
  [
    "JSON text with references",
    '{"a":"${var.a}","b":${jsonencode(var.b["x"])},"default_config":{"spark.ssl.enabled":"true"}}',
    "compliant",
  ],
  ["a setting by reference", '{"default_config":{"spark.ssl.enabled":"${var.ssl}"}}', "unknown"],
  ["one expression", '${jsonencode({default_config={"spark.ssl.enabled"="true"}})}', "unknown"],
  ["a directive", '{"default_config":{%{ if true }"spark.ssl.enabled":"true"%{ endif }}}', "unknown"],
  ["a boolean", '{"default_config":{"spark.ssl.enabled":true}}', "violation"],
  ["broken JSON", '{"default_config":{"spark.ssl.enabled":"true"}', "violation"],
  ["a list", "[]", "violation"],
  ["a number", 5, "violation"],
  ["an object where text belongs", { default_config: { "spark.ssl.enabled": "true" } }, "violation"],
  ["null", null, "violation"],
])("hand-written parameters as %s are judged", (_, parameters, verdict) => {
  expect(foreign(engine({ parameters_json: parameters }))["spark-ssl"]).toEqual([verdict]);
});

test("a request in hand-written Terraform is known by what it says", () => {
  const request = (content: Json) => foreign({ ibm_cos_bucket_object: { a: { key: "x", content } } });
  expect(request('{"application_details":{"application":"cos://b.code/a.py","conf":{}}}')["spark-ssl"]).toEqual([
    "violation",
  ]);
  expect(request('{"conf":{"spark.ssl.enabled":"true"}}')["spark-request-shape"]).toEqual(["violation"]);
  expect(request('{"greeting":"hello"}')["spark-request-shape"]).toEqual(["notApplicable"]);
  expect(request("no JSON")["spark-request-shape"]).toEqual(["notApplicable"]);
  expect(request(null)["spark-request-shape"]).toEqual(["notApplicable"]);
});

test("expressions inside JSON stay what they are", () => {
  expect(readJson('{"a":"x-${f("q}")}-y","b":${jsonencode(c["d"])},"e":[1,"$${no}"]}')).toEqual({
    state: "known",
    value: { a: 'x-${f("q}")}-y', b: '${jsonencode(c["d"])}', e: [1, "$${no}"] },
  });
});
