import * as fs from "node:fs";
import * as path from "node:path";
import { loadBlueprints } from "../../src/blueprint";
import { deployable } from "../../src/judge/pipeline";
import { type Play, type RehearsalReport, rehearseAccount } from "../../src/rehearsal";
import { writeBlueprints } from "../../tools/docs/pages";
import { privateCluster } from "../support/private-cluster";
import { blueprintFile, today } from "../support/reference";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();
const options = { binary: "terraform", consistencyDelay: 30 };
const crn = (service: string, digit: number, region = "eu-de") =>
  `crn:v1:bluemix:public:${service}:${region}:a/0123456789abcdef0123456789abcdef:${digit}1111111-2222-4333-8444-555555555555::`;

/** The blueprints of the pages stand in the scratch folder; a text is one of the test's own. */
function play(name: string, text?: string): Play {
  const file = path.join(scratch(), `${name}.yaml`);
  if (text !== undefined) fs.writeFileSync(file, text);
  const { stacks, platforms, passed } = deployable(loadBlueprints([file]), today);
  expect({ name, passed }).toEqual({ name, passed: true });
  return { name, stacks, existing: platforms.flatMap(({ platform }) => platform.existing) };
}

const image =
  "private.de.icr.io/storefront/web:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

/** A cluster with a network of its own; key management, Secrets Manager and the audit are the account's. */
const cluster = (name: string, range: number) => `
name: ${name}
region: eu-de
resourceGroup: storefront
operators: [192.168.40.0/22]
runner: "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-9a8b7c6d-1111-4222-8333-444455556666"
encryption: { existing: "${crn("kms", 1)}" }
secrets: { existing: { instance: "${crn("secrets-manager", 2)}" } }
storage: { existing: { instance: "${crn("cloud-object-storage", 8, "global")}", authorized: true } }
audit: { existing: "${crn("logs", 4)}" }
${privateCluster({
  range: `10.${range}.0.0/16`,
  accessKey: crn("secrets-manager", 2).replace(/::$/, ":secret:71111111-2222-4333-8444-555555555555"),
  image: `private.de.icr.io/${name}/node@sha256:4444444444444444444444444444444444444444444444444444444444444444`,
  more: 'databases: { orders: { service: databases-for-postgresql, version: "17" } }',
})}`;

/** A team with an application, in an account whose instances it shares. */
const team = (name: string, { secrets = "", events = "", edge = "" } = {}) => `
name: ${name}
region: eu-de
resourceGroup: storefront
operators: [203.0.113.0/24]
runner: 10.243.0.0/18
encryption: { existing: "${crn("kms", 1)}" }
secrets: { existing: { instance: "${crn("secrets-manager", 2)}"${secrets} } }
events: { existing: { instance: "${crn("event-notifications", 6)}"${events} }, notify: [web-platform@example.com] }
storage: { existing: "${crn("cloud-object-storage", 8, "global")}", buckets: { reports: {} } }
audit: { existing: "${crn("logs", 4)}" }
registry: { existing: storefront }
edge: { zone: example.com, existing: { instance: "${crn("internet-svcs", 3, "global")}", zone: true${edge} } }
systems:
  shop:
    type: code-engine
    domain: ${name}.example.com
    rotation: { image: "${image}" }
    apps: { web: { image: "${image}", auth: app-id } }
`;

const joined = { secrets: ", authorized: true", events: ", authorized: true", edge: ", owned: false" };

function refusals({ findings }: RehearsalReport): string[] {
  return findings.map(({ stack, phase, summary }) => `${stack} ${phase}: ${summary}`).sort();
}

testWithTerraform(
  "an owner of the account, three environments, two teams and two clusters rehearse clean in one account",
  async () => {
    writeBlueprints(scratch());
    const plays = [
      ...["account", "dev", "stage", "prod"].map((name) => play(name)),
      ...["alpha", "beta"].map((name) => play(name, team(name, joined))),
      play("north", cluster("north", 20)),
      play("south", cluster("south", 30)),
    ];
    // Each is also destroyed alone, in the model, and the others still have what they need.
    const report = await rehearseAccount(plays, options);
    expect(refusals(report)).toEqual([]);
    const last = report.notes.filter((note) => note.startsWith("destroy account last"));
    expect(last.length).toBeGreaterThan(0);
    expect(report.notes.filter((note) => /assumes that (an authorization policy|another owner)/.test(note))).toEqual([
      expect.stringMatching(/lets is act on cloud-object-storage \S+ \(Reader\)$/),
      expect.stringMatching(/lets is act on cloud-object-storage \S+ \(Writer\)$/),
    ]);
    process.stdout.write(
      `teams: ${plays.length} blueprints of one account, ${report.stacks.length} stacks, ${refusals(report).length} findings\n`,
    );
  },
  600_000,
);

testWithTerraform(
  "a second team is refused what the first owns, until it says who owns it",
  async () => {
    const alpha = () => play("alpha", team("alpha"));
    const apart = refusals(await rehearseAccount([alpha(), play("beta", team("beta"))], options));
    const ofAlpha = "another blueprint of the account owns it: alpha-foundations has created ";
    for (const what of [
      "secrets-manager serviceInstance=21111111-2222-4333-8444-555555555555 to internet-svcs",
      "secrets-manager serviceInstance=21111111-2222-4333-8444-555555555555 to event-notifications",
      "the domain settings in the zone example.com",
      "the TLS settings in the zone example.com",
      "the rules of the phase http_ratelimit in the zone example.com",
      "the rules of the phase http_request_firewall_managed in the zone example.com",
      "the CAA record @",
    ])
      expect(apart).toContainEqual(expect.stringContaining(`beta-foundations apply: ${ofAlpha}${what}`));
    expect(apart.every((one) => one.includes("[owned-by-another]"))).toBe(true);
    // What alpha owns as a team of its own goes with it: a declared owner is still no owner that stays.
    const beside = refusals(await rehearseAccount([alpha(), play("beta", team("beta", joined))], options));
    expect(beside.length).toBeGreaterThan(0);
    for (const one of beside)
      expect(one).toMatch(
        /^beta-\w+ destroy: a destroy of alpha alone takes away what \w+ needs: .*\[lost-with-another\]$/,
      );
    const both = ["alpha", "beta"].map((name) => play(name, team(name, joined)));
    const report = await rehearseAccount(both, options);
    expect(refusals(report)).toEqual([]);
    expect(report.notes).toContain(
      "the rehearsal assumes that the owner of the zone example.com has created the ruleset of http_ratelimit",
    );
    process.stdout.write(
      `teams: ${apart.length} things owned twice refused, ${beside.length} losses with a peer found\n`,
    );
  },
  600_000,
);

testWithTerraform("foundations alone own the zone and the audit, and a team that joins them is clean", async () => {
  const input = (name: string): Play => {
    const { stacks, platforms } = deployable(loadBlueprints([blueprintFile(name)]), today);
    return { name, stacks, existing: platforms.flatMap(({ platform }) => platform.existing) };
  };
  const report = await rehearseAccount([input("foundations"), input("tenant")], options);
  expect(refusals(report)).toEqual([]);
});
