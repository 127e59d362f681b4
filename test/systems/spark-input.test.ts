import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { loadBlueprints } from "../../src/blueprint";
import { deployable } from "../../src/judge/pipeline";
import { Platform } from "../../src/platform/platform";
import type { Finding } from "../../src/posture";
import { Spark, type SparkProps } from "../../src/systems/spark";
import type { SparkConf } from "../../src/systems/spark/settings";
import { codesOf, faultsOf } from "../support/faults";
import { today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

const open = ({ verdict }: Finding) => verdict === "violation" || verdict === "unknown";

/** What the account has, as lines of a blueprint. */
const account = `audit: { existing: "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:91111111-2222-4333-8444-555555555555::" }
`;

const sha256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

/** Faults of a blueprint whose Spark system has these lines. */
function refused(lines: string, region = "eu-de"): string[] {
  const file = path.join(scratch(), "insight.yaml");
  fs.writeFileSync(
    file,
    `name: insight\nregion: ${region}\nresourceGroup: g\nsystems:\n  analytics:\n    type: spark\n    tenant: sales\n${lines}`,
  );
  return faultsOf(() => deployable(loadBlueprints([file]), today)).map(
    ({ code, message, expected }) => `${code} ${message}; expected: ${expected}`,
  );
}

const application = (lines: string) =>
  `    applications:\n      daily:\n        application: daily.py\n        sha256: ${sha256}\n${lines}`;

test.each([
  ["an unknown setting", "    conf: { spark.drivr.memory: 4G }\n", /spark\.drivr\.memory/],
  ["a value that a setting does not take", "    conf: { spark.driver.memory: much }\n", /a size such as 4G or 512m/],
  ["a footer key that is missing", application("        parquet: { columnKeys: { personal: [name] } }\n"), /footerKey/],
  [
    "a column key without columns",
    application("        parquet: { footerKey: footer, columnKeys: { personal: [] } }\n"),
    /BP104/,
  ],
  [
    "no column key",
    application("        parquet: { footerKey: footer, columnKeys: {} }\n"),
    /SP004 Parquet encryption needs a footer key and at least one column key/,
  ],
  [
    "a column with two keys",
    application("        parquet: { footerKey: f, columnKeys: { a: [name], b: [name] } }\n"),
    /SP004 column name has two keys/,
  ],
  [
    "a public endpoint",
    application("        storage: { partner: s3.eu-de.cloud-object-storage.appdomain.cloud }\n"),
    /SP007 the endpoint of partner is not a direct Object Storage endpoint/,
  ],
  [
    "a secret in an argument",
    application("        arguments: [--password=hunter2]\n"),
    /BP025 the value looks like a secret/,
  ],
  [
    "a secret in the environment",
    application("        env: { DB: 'postgres://shop:hunter2@db/shop' }\n"),
    /BP025 the value looks like a secret/,
  ],
  ["a library without a version", "    libraries: { sets: [numpy] }\n", /SP005 package numpy of library set sets/],
  ["a library set that is not there", application("        libraries: sets\n"), /SP008/],
  ["a file without its digest", application("").replace(`        sha256: ${sha256}\n`, ""), /sha256/],
])("%s is one clear error", (_, lines, expected) => {
  const faults = refused(lines);
  process.stdout.write(`bad input: ${faults.join("; ")}\n`);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(expected);
});

test("a region without the plan is one clear error", () => {
  expect(refused("", "jp-tok")).toEqual([
    "SP001 serverless Spark is not offered in jp-tok; expected: eu-de or us-south",
  ]);
});

/** The same by TypeScript: the constructs ask the blueprint's schema. */
test.each<[string, Partial<SparkProps>, string]>([
  ["an unknown setting", { conf: { "spark.drivr.memory": "4G" } as SparkConf }, "BP102"],
  ["a value that a setting does not take", { conf: { "spark.driver.memory": "much" } }, "BP104"],
  [
    "a key without an id",
    { applications: { daily: { application: "d.py", sha256, parquet: { footerKey: "", columnKeys: { a: ["b"] } } } } },
    "BP104",
  ],
  [
    "a column key without an id",
    {
      applications: { daily: { application: "d.py", sha256, parquet: { footerKey: "f", columnKeys: { "": ["b"] } } } },
    },
    "BP101",
  ],
  [
    "a secret in an argument",
    { applications: { daily: { application: "d.py", sha256, arguments: ["--password=hunter2"] } } },
    "SP006",
  ],
])("by TypeScript, %s is one clear error", (_, props, code) => {
  const platform = new Platform(new App(), "insight", { region: "eu-de", resourceGroup: "g" });
  expect(codesOf(() => new Spark(platform, "analytics", { tenant: "sales", ...props }))).toEqual([code]);
});

test("a setting that weakens the default is a finding, in the instance and in the request", () => {
  const file = path.join(scratch(), "weak.yaml");
  fs.writeFileSync(
    file,
    `name: insight\nregion: eu-de\nresourceGroup: g\n${account}systems:\n  analytics:\n    type: spark\n    tenant: sales\n    serviceEndpoints: public\n    conf: { spark.ssl.enabled: "false" }\n${application('        conf: { spark.ssl.enabled: "false" }\n')}`,
  );
  const { platforms } = deployable(loadBlueprints([file]), today);
  const found = platforms.flatMap(({ check }) => check.findings.filter(open));
  expect(found.map(({ control, at, got, waivable }) => ({ control, at, got, waivable }))).toEqual([
    { control: "AE-25", at: "analytics/application/daily/request", got: '"false"', waivable: false },
    { control: "AE-17", at: "analytics/engine", got: '"public"', waivable: true },
    { control: "AE-23", at: "analytics/engine", got: '"false"', waivable: true },
    { control: "IA-09", at: "analytics/engine", got: "public", waivable: true },
  ]);
});

test("a name of secrets over a value without a secret's form is a finding, which a waiver may cover", () => {
  const file = path.join(scratch(), "named.yaml");
  fs.writeFileSync(
    file,
    `name: insight\nregion: eu-de\nresourceGroup: g\n${account}systems:\n  analytics:\n    type: spark\n    tenant: sales\n${application("        env: { DB_PASSWORD: hunter, MAX_TOKENS: '4096' }\n")}`,
  );
  const { platforms } = deployable(loadBlueprints([file]), today);
  const found = platforms.flatMap(({ check }) => check.findings.filter(open));
  expect(found.map(({ rule, argument, waivable }) => ({ rule, argument, waivable }))).toEqual([
    { rule: "spark-no-inline-secret", argument: "content.application_details.env.DB_PASSWORD", waivable: true },
  ]);
});

test("a home that the service makes is a finding of one control, which a waiver may cover", () => {
  const file = path.join(scratch(), "home.yaml");
  const crn =
    "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555::";
  const blueprint = (waivers: string) =>
    `name: insight\nregion: eu-de\nresourceGroup: g\n${account}systems:\n  analytics:\n    type: spark\n    tenant: sales\n    homeStorage: "${crn}"\n${application("")}${waivers}`;
  const findings = (waivers: string) => {
    fs.writeFileSync(file, blueprint(waivers));
    return deployable(loadBlueprints([file]), today).platforms.flatMap(({ check }) => check.findings.filter(open));
  };
  expect(findings("").map(({ control, waivable }) => ({ control, waivable }))).toEqual([
    { control: "AE-26", waivable: true },
  ]);
  const waiver =
    "waivers:\n  - { control: AE-26, at: analytics/home, reason: The service did not take our bucket., owner: data@example.com, expires: 2027-01-31 }\n";
  expect(findings(waiver)).toEqual([]);
});
