import * as fs from "node:fs";
import * as path from "node:path";
import { deployable } from "../../src";
import { loadBlueprints } from "../../src/blueprint";
import { type RehearsalReport, rehearse, rehearseUpgrade } from "../../src/rehearsal";
import { changedArguments } from "../../src/rehearsal/provider/planned-change";
import { withServedVersions } from "../../src/rehearsal/provider/served-version";
import type { JsonObject } from "../../src/terraform/configuration";
import { blueprintFile, reference, today } from "../support/reference";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();
const existing = [`crn:v1:bluemix:public:containers-kubernetes:eu-de:a/${"0".repeat(32)}:c123456789::`];

/** Rehearses hand-written resources. */
function rehearsed(resource: JsonObject, version = "2.5.0"): Promise<RehearsalReport> {
  const json: JsonObject = {
    terraform: { required_providers: { ibm: { source: "IBM-Cloud/ibm", version } } },
    provider: { ibm: { region: "eu-de" } },
    resource,
  };
  return rehearse([{ name: "main", file: "main.tf.json", json, dependencies: [] }], { binary: "terraform", existing });
}

const zone = { cis_id: "${ibm_cis.i.id}", domain_id: "${ibm_cis_domain.d.domain_id}" };
const edge: JsonObject = {
  ibm_cis: { i: { name: "i", plan: "standard-next", location: "global" } },
  ibm_cis_domain: { d: { cis_id: "${ibm_cis.i.id}", domain: "example.org" } },
};
const limits = { ...zone, phase: "http_ratelimit", rulesets: [{ description: "limits" }] };
const alert = {
  cis_id: "${ibm_cis.i.id}",
  name: "ddos",
  enabled: true,
  alert_type: "dos_attack_l7",
  mechanisms: [{ email: ["a@example.org"] }],
};
const project = { name: "p", resource_group_id: "0".repeat(32) };
const job = {
  project_id: "${ibm_code_engine_project.p.project_id}",
  name: "j",
  image_reference: "private.de.icr.io/a/b:1",
};

testWithTerraform.each<[what: string, resources: JsonObject, argument: string, said: string]>([
  [
    "an argument that the service fills in when it is left out",
    { ibm_code_engine_project: { p: { name: "p" } } },
    "resource_group_id",
    "Fix: Write resource_group_id",
  ],
  [
    "a zero that the provider does not send",
    { ibm_code_engine_project: { p: project }, ibm_code_engine_job: { j: { ...job, scale_retry_limit: 0 } } },
    "scale_retry_limit",
    "the service has 3",
  ],
  [
    "one setting with two owners that differ",
    {
      ...edge,
      ibm_cis_domain_settings: { s: { ...zone, min_tls_version: "1.2" } },
      ibm_cis_tls_settings: { t: { ...zone, min_tls_version: "1.3", depends_on: ["ibm_cis_domain_settings.s"] } },
    },
    "min_tls_version",
    "Give the setting one owner",
  ],
  [
    "an add-on that the service installs itself",
    {
      ibm_container_addons: { a: { cluster: "c123456789", addons: [{ name: "static-route" }] } },
    },
    "addons",
    "Fix: Set manage_all_addons = false.",
  ],
])("%s is a finding at the second plan, with the fix", async (_, resources, argument, said) => {
  const { clean, findings } = await rehearsed(resources);
  expect(findings).toMatchObject([
    { phase: "replan", summary: expect.stringContaining(argument), detail: expect.stringContaining(said) },
  ]);
  expect(clean).toBe(false);
});

testWithTerraform("the same without what makes them differ rehearse clean, without a word on later plans", async () => {
  const { findings, notes } = await rehearsed({
    ...edge,
    ibm_cis_domain_settings: { s: { ...zone, min_tls_version: "1.2" } },
    ibm_cis_tls_settings: { t: { ...zone, min_tls_version: "1.2" } },
    ibm_cis_ruleset_entrypoint_version: { r: { ...limits, lifecycle: { ignore_changes: ["rulesets"] } } },
    ibm_cis_alert: { a: { ...alert, lifecycle: { ignore_changes: ["filters", "conditions"] } } },
    ibm_code_engine_project: { p: project, q: { name: "q", lifecycle: { ignore_changes: ["resource_group_id"] } } },
    ibm_code_engine_job: { j: { ...job, scale_retry_limit: 1 } },
  });
  expect(findings).toEqual([]);
  expect(notes.filter((note) => note.startsWith("every plan"))).toEqual([]);
});

testWithTerraform(
  "a change at every plan that is the provider's fault is a note, with the version that mends it",
  async () => {
    const resources = {
      ...edge,
      ibm_cis_ruleset_entrypoint_version: { r: limits },
      ibm_cis_alert: { a: alert },
    };
    const seen = async (version: string) => {
      const { clean, notes } = await rehearsed(resources, version);
      expect(clean).toBe(true);
      return notes.filter((note) => note.startsWith("every plan"));
    };
    expect(await seen("2.5.0")).toEqual([
      expect.stringContaining("conditions on main/ibm_cis_alert.a"),
      expect.stringContaining("filters on main/ibm_cis_alert.a"),
      expect.stringMatching(
        /rulesets on main\/ibm_cis_ruleset_entrypoint_version\.r.*fixed in 2\.6\.0: set provider: \{ ibm: "~> 2\.6" \}$/,
      ),
    ]);
    expect(await seen(">= 2.6.0, < 3")).toHaveLength(2);
  },
);

testWithTerraform(
  "without what our constructs ignore, each plan would change the alert and the rate limits",
  async () => {
    const { stacks, platforms } = reference("edge");
    const changed = structuredClone([...stacks]);
    const ignoring: string[] = [];
    for (const { json } of changed) {
      for (const [type, named] of Object.entries(json.resource as Record<string, Record<string, JsonObject>>)) {
        for (const [name, body] of Object.entries(named)) {
          if (!type.startsWith("ibm_cis_") || !JSON.stringify(body.lifecycle ?? null).includes("ignore_changes"))
            continue;
          ignoring.push(`${type}.${name}`);
          delete body.lifecycle;
        }
      }
    }
    expect(ignoring).toEqual(
      expect.arrayContaining([expect.stringMatching(/^ibm_cis_alert\./), expect.stringMatching(/entry-point$/)]),
    );
    const existing = platforms.flatMap(({ platform }) => platform.existing);
    const { notes, findings } = await rehearse(changed, { binary: "terraform", existing: [...existing] });
    const said = notes.filter((note) => note.startsWith("every plan")).join("\n");
    for (const address of ignoring) expect(said).toContain(`/${address} because of`);
    expect(findings).toEqual([]);
  },
);

testWithTerraform("an upgrade that replaces a project finds its name kept, and says what else is kept", async () => {
  const stacks = (id: string) => {
    const json: JsonObject = {
      terraform: { required_providers: { ibm: { source: "IBM-Cloud/ibm", version: "2.5.0" } } },
      provider: { ibm: { region: "eu-de" } },
      resource: { ibm_code_engine_project: { p: { name: "p", resource_group_id: id.repeat(32) } } },
    };
    return [{ name: "main", file: "main.tf.json", json, dependencies: [] }];
  };
  const accept = ["ibm_code_engine_project.p"];
  const { findings, notes } = await rehearseUpgrade(stacks("a"), stacks("b"), { binary: "terraform", accept });
  expect(findings).toMatchObject([{ phase: "apply", summary: expect.stringContaining("[name-kept]") }]);
  expect(notes.join("\n")).toContain("IBM Cloud keeps the deleted ibm_code_engine_project p for 7 days");
});

test("only another version is rewritten in the copy that is rehearsed", () => {
  const named = (version: string) => ({ required_providers: { ibm: { source: "IBM-Cloud/ibm", version } } });
  expect(withServedVersions(named("~> 2.6"))).toEqual(named("2.5.0"));
  expect(withServedVersions(named("~> 2.5"))).toEqual(named("~> 2.5"));
  expect(withServedVersions({ required_version: ">= 1.5" })).toEqual({ required_version: ">= 1.5" });
});

test("a provider version that the facts do not reach is refused", () => {
  const file = path.join(scratch(), "b.yaml");
  const text = fs.readFileSync(blueprintFile("code-engine"), "utf8");
  for (const version of ["~> 1.80", ">= 2.6", "latest", "2.4.9"]) {
    fs.writeFileSync(file, text.replace(/^region: .*$/m, `$&\nprovider: { ibm: "${version}" }`));
    expect(() => deployable(loadBlueprints([file]), today)).toThrow(/provider/);
  }
});

test("what a plan changes is told by argument, without the indexes of blocks", () => {
  const resource = (before: object, after: object, open: object = {}) => ({
    address: "a.b",
    type: "a",
    mode: "managed",
    change: { actions: ["update"], before: { ...before }, after: { ...after }, after_unknown: { ...open } },
  });
  const names = (...args: Parameters<typeof resource>) =>
    changedArguments(resource(...args)).map(({ argument }) => argument);
  expect(names({ a: 1, b: [{ c: 1 }, { c: 2 }] }, { a: 1, b: [{ c: 1 }, { c: 3 }] })).toEqual(["b.c"]);
  expect(names({ b: [{ c: 1 }] }, { b: [] })).toEqual(["b"]);
  expect(names({ a: 1, id: "x" }, { a: 1 }, { id: true })).toEqual(["id"]);
  expect(names({ a: 1 }, { a: 1 }, { a: false })).toEqual([]);
});
