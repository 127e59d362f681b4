import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { Audit, CodeEngine, deployable, emptyApp, Platform, renderFault } from "../../src";
import { loadBlueprints } from "../../src/blueprint";
import { type RehearsedStack, rehearse, rehearseApp, rehearseUpgrade } from "../../src/rehearsal";
import { models } from "../../src/rehearsal/cloud/services";
import type { JsonObject } from "../../src/terraform/configuration";
import { reference, today } from "../support/reference";
import { sample, unlimited } from "../support/sample";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";
import { Tries } from "./tries";

const scratch = useScratch();
const image = `private.de.icr.io/storefront/web:1.4.2@sha256:${"a".repeat(64)}`;
const logs =
  "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:91111111-2222-4333-8444-555555555555::";
const options = { binary: "terraform" };
const stacks: readonly RehearsedStack[] = reference("code-engine").stacks;
const tries = new Tries(stacks);
afterAll(() => tries.close());

/** Resources of a copy, by type and name, to be changed. */
type Resources = Record<string, Record<string, JsonObject>>;

function changed(change: (foundations: Resources, shop: Resources) => void): RehearsedStack[] {
  const copy = structuredClone([...stacks]);
  const of = (name: string) => copy.find((stack) => stack.name === name)?.json.resource as Resources;
  change(of("storefront-foundations"), of("storefront-shop"));
  return copy;
}

function built(text: string): readonly RehearsedStack[] {
  const file = path.join(scratch(), "b.yaml");
  fs.writeFileSync(file, text);
  return deployable(loadBlueprints([file]), today).stacks;
}

const small = `name: small
region: eu-de
resourceGroup: g
operators: [203.0.113.0/24]
runner: 10.243.0.0/18
audit: { existing: "${logs}" }
systems:
  inner: { type: code-engine, apps: { api: { image: "${image}" } } }
`;

testWithTerraform("existing foundations, another resource group and a remote state rehearse clean", async () => {
  const crn = (service: string, region: string, n: number) =>
    `crn:v1:bluemix:public:${service}:${region}:a/${"a".repeat(32)}:${n}1111111-2222-4333-8444-555555555555::`;
  const text = `name: storefront
region: eu-de
resourceGroup: { name: g, create: true }
operators: [203.0.113.0/24]
runner: 10.243.0.0/18
state: { type: remote, organization: acme }
audit: { existing: "${logs}", otherAccount: true }
encryption: { existing: "${crn("kms", "eu-de", 1)}" }
secrets: { existing: "${crn("secrets-manager", "eu-de", 2)}" }
edge: { zone: example.com, existing: { instance: "${crn("internet-svcs", "global", 3)}", zone: true } }
app-id: { existing: "${crn("appid", "eu-de", 4)}" }
systems:
  shop:
    type: code-engine
    domain: shop.example.com
    rotation: { image: "${image}" }
    apps: { web: { image: "${image}", auth: app-id } }
`;
  const file = path.join(scratch(), "b.yaml");
  fs.writeFileSync(file, text);
  const { stacks: all, platforms } = deployable(loadBlueprints([file]), today);
  const existing = platforms.flatMap(({ platform }) => platform.existing);
  expect(existing).toHaveLength(5);
  expect((await rehearse(all, { ...options, existing })).findings).toEqual([]);
  const unknown = await rehearse(all, options);
  expect(unknown.findings[0]?.summary).toMatch(/\[dangling-reference\]$/);
});

interface Mutation {
  readonly what: string;
  readonly rule: string;
  readonly stacks: readonly RehearsedStack[];
}

const nothing: Readonly<Record<string, string>> = {
  project_id: "00000000-0000-4000-8000-000000000000",
  resource_instance_id: `crn:v1:bluemix:public:cloud-object-storage:global:a/${"0".repeat(32)}:00000000-0000-4000-8000-000000000000::`,
  crn: `crn:v1:bluemix:public:kms:eu-de:a/${"0".repeat(32)}:00000000-0000-4000-8000-000000000000:key:00000000-0000-4000-8000-000000000000`,
};

/** A reference that is to name nothing. */
interface Dangling {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
  readonly argument: string;
}

/** Every reference of every resource that is made: not of one that a variable switches off. */
const everyReference: readonly Dangling[] = stacks.flatMap(({ name: stack, json }) =>
  Object.entries(json.resource as Resources).flatMap(([type, named]) =>
    Object.keys(named)
      .filter((name) => named[name]?.count === undefined)
      .flatMap((name) =>
        (models.get(type)?.references ?? [])
          .filter(({ argument }) => !argument.includes(".") && named[name]?.[argument] !== undefined)
          .map(({ argument }) => ({ stack, type, name, argument })),
      ),
  ),
);

/** One of each argument of each type, as a sample is taken of: one check is responsible for all of these. */
const kinds = everyReference.filter(
  ({ type, argument }, index) =>
    everyReference.findIndex((other) => other.type === type && other.argument === argument) === index,
);
const references = unlimited ? everyReference : sample("kinds of references pointed at nothing", kinds, 6);

/** The stacks with references that name nothing. */
function pointedAtNothing(some: readonly Dangling[]): RehearsedStack[] {
  return changed((foundations, shop) => {
    for (const { stack, type, name, argument } of some) {
      const body = (stack.endsWith("shop") ? shop : foundations)[type]?.[name];
      const value = nothing[argument] ?? (/crn$|^cis_id$/.test(argument) ? nothing.crn : nothing.project_id);
      if (body) body[argument] = Array.isArray(body[argument]) ? [String(value)] : String(value);
    }
  });
}

testWithTerraform(
  "each reference that names nothing is refused where it stands",
  async () => {
    let open = references;
    const before = tries.applies;
    for (;;) {
      // One reference of each resource of a stack at a time: who needs a resource that is refused has its turn later.
      const seen = new Set<string>();
      const round = open.filter(({ stack, type, name }) => {
        const key = `${stack} ${type} ${name}`;
        return stack === open[0]?.stack && !seen.has(key) && seen.add(key).size > 0;
      });
      const findings = await tries.findings(pointedAtNothing(round));
      const refused = new Set(
        round.filter(({ stack, type, name, argument }) =>
          findings.some(
            (finding) =>
              finding.stack === stack &&
              finding.address === `${type}.${name}` &&
              finding.summary.includes(`${argument} is `) &&
              finding.summary.endsWith("[dangling-reference]"),
          ),
        ),
      );
      open = open.filter((one) => !refused.has(one));
      if (refused.size === 0 || open.length === 0) break;
    }
    process.stdout.write(
      `rehearsal: ${references.length} of ${everyReference.length} references pointed at nothing in ${tries.applies - before} applies, ${references.length - open.length} refused\n`,
    );
    expect(open).toEqual([]);
  },
  900_000,
);

const mutations = (): Mutation[] => [
  {
    what: "the wait of the key's policy is dropped",
    rule: "authorization-not-effective",
    stacks: changed(({ ibm_resource_instance: instances }) => {
      instances!.secrets_instance!.depends_on = ["ibm_iam_authorization_policy.secrets_may-read-key_policy"];
    }),
  },
  {
    what: "the key's policy is dropped",
    rule: "authorization-missing",
    stacks: changed(
      ({ ibm_resource_instance: instances, ibm_iam_authorization_policy: policies, time_sleep: waits }) => {
        delete policies!["secrets_may-read-key_policy"];
        delete waits!["secrets_may-read-key_wait"];
        instances!.secrets_instance!.depends_on = [];
      },
    ),
  },
  {
    what: "the DNS policy is dropped",
    rule: "authorization-missing",
    stacks: changed(
      ({
        ibm_sm_public_certificate_configuration_dns_cis: dns,
        ibm_iam_authorization_policy: policies,
        time_sleep: waits,
      }) => {
        delete policies!["certificates_may-answer-challenges_policy"];
        delete waits!["certificates_may-answer-challenges_wait"];
        delete dns!.certificates_challenges!.depends_on;
      },
    ),
  },
  ...(
    [
      ["ibm_code_engine_secret", "project_registry-pull"],
      ["ibm_code_engine_app", "web_app"],
      ["ibm_cis_origin_pool", "web_route_edge_origin-pool"],
      ["ibm_cis_global_load_balancer", "web_route_edge_load-balancer"],
      ["ibm_code_engine_domain_mapping", "web_route_domain-mapping"],
    ] as const
  ).map(([type, name]) => ({
    what: `${type} twice`,
    rule: "name-taken",
    stacks: changed((_, shop) => {
      const named = shop[type];
      if (named?.[name]) named.twin = structuredClone(named[name]);
    }),
  })),
  {
    what: "an application with a secret that is not there",
    rule: "dangling-reference",
    stacks: changed((_, { ibm_code_engine_app: apps }) => {
      apps!.web_app!.image_secret = "registry-pul";
    }),
  },
  {
    what: "a weak value that only the provider refuses",
    rule: "PF010",
    stacks: changed(({ ibm_cis_domain_settings: settings }) => {
      settings!.edge_hardening_settings!.ssl = "full_strict";
    }),
  },
];

testWithTerraform(
  "what would fail at apply is refused with its rule",
  async () => {
    const all = sample("mutations tried with Terraform", mutations(), 4);
    const missed: string[] = [];
    for (const { what, rule, stacks: mutated } of all) {
      const findings = await tries.findings(mutated);
      if (!findings.some(({ summary }) => summary.includes(`[${rule}]`)))
        missed.push(`${what}: ${JSON.stringify(findings.map(({ summary }) => summary))}`);
    }
    process.stdout.write(
      `rehearsal: ${all.length} mutations tried with Terraform, ${all.length - missed.length} refused\n`,
    );
    expect(missed).toEqual([]);
  },
  600_000,
);

testWithTerraform("an upgrade says what it would replace, and stops where data would be lost", async () => {
  const before = built(small);
  const same = await rehearseUpgrade(before, before, options);
  expect(same).toMatchObject({ clean: true, changes: [], findings: [] });

  const scaled = await rehearseUpgrade(
    before,
    built(small.replace(`${image}" }`, `${image}", instances: { max: 20 } }`)),
    options,
  );
  expect(scaled).toMatchObject({ clean: true, changes: [{ address: "ibm_code_engine_app.api_app", kind: "update" }] });

  const moved = structuredClone([...before]);
  const resources = moved.find(({ name }) => name === "small-inner")?.json.resource as Resources;
  resources.ibm_code_engine_project!.project!.name = "other";
  const renamed = await rehearseUpgrade(before, moved, options);
  expect(renamed.clean).toBe(false);
  expect(renamed.changes.find(({ type }) => type === "ibm_code_engine_project")).toMatchObject({
    kind: "replace",
    because: ["name"],
    carries: expect.stringContaining("other addresses"),
    accepted: false,
  });
  const accepted = await rehearseUpgrade(before, moved, { ...options, accept: ["ibm_code_engine_project.project"] });
  expect(accepted.clean).toBe(true);

  const gone = await rehearseUpgrade(
    before,
    before.filter(({ name }) => name !== "small-inner"),
    options,
  );
  // It holds no data of its own.
  expect(gone.clean).toBe(true);
  const inner = before.find(({ name }) => name === "small-inner")?.json.resource as Resources;
  const all = Object.values(inner).reduce((sum, named) => sum + Object.keys(named).length, 0);
  // With the outbound range, which the second apply made.
  expect(gone.changes.filter(({ kind }) => kind === "delete")).toHaveLength(all);
});

testWithTerraform("users rehearse their own app in a test", async () => {
  const app = emptyApp();
  const platform = new Platform(app, "own", {
    region: "us-south",
    resourceGroup: "g",
    operators: ["203.0.113.0/24"],
    runner: "10.243.0.0/18",
  });
  new Audit(platform, { existing: logs });
  new CodeEngine(platform, "shop", {
    domain: "shop.example.com",
    rotation: { image },
    apps: { web: { image, auth: "app-id" } },
  });
  expect(await rehearseApp(app)).toMatchObject({ clean: true, findings: [] });
  expect(App.isApp(app)).toBe(true);
});

test("stacks in a circle, and types without facts, are refused before Terraform runs", async () => {
  const circle = ["a", "b"].map(
    (name, index): RehearsedStack => ({ name, file: name, json: {}, dependencies: [index === 0 ? "b" : "a"] }),
  );
  await expect(rehearse(circle, options)).rejects.toThrow(/RH001/);
  const strange: RehearsedStack = {
    name: "s",
    file: "s.tf.json",
    json: { resource: { aws_s3_bucket: { b: {} } } },
    dependencies: [],
  };
  await expect(rehearse([strange], options)).rejects.toMatchObject({
    faults: [expect.objectContaining({ code: "RH002" })],
  });
  expect(renderFault({ code: "X", message: "m", place: {} })).toBe("input: m [X]");
});
