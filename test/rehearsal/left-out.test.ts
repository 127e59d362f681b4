import { emptyApp, Platform } from "../../src";
import { rehearse, rehearseApp } from "../../src/rehearsal";
import { leaveOut } from "../../src/rehearsal/left-out/leave-out";
import type { RehearsedStack } from "../../src/rehearsal/runner/stacks";
import { CodeEngine } from "../../src/systems/code-engine";
import type { JsonObject } from "../../src/terraform/configuration";
import { testWithTerraform } from "../support/terraform";

const options = { binary: "terraform" };

function stackOf(json: JsonObject): RehearsedStack {
  return { name: "own", file: "own.tf.json", dependencies: [], json };
}

/** Resources of the user's own among those that the rehearsal knows, which refer to them in every way. */
const mixed: JsonObject = {
  terraform: {
    required_providers: {
      ibm: { source: "IBM-Cloud/ibm", version: "2.5.0" },
      null: { source: "hashicorp/null", version: "3.2.4" },
      acme: { source: "example/acme", version: "1.0.0" },
    },
  },
  provider: { ibm: { region: "eu-de" }, acme: [{ token: "x" }, { alias: "other" }] },
  locals: { keys: "${acme_key.k.crns}", plain: "p", first: "${local.keys[0]}" },
  data: {
    acme_lookup: { l: { name: "l" } },
    ibm_resource_group: { g: { name: "g" }, of: { name: "${acme_key.k.group}" } },
  },
  resource: {
    null_resource: { build: { provisioner: [{ "local-exec": { command: "make" } }] } },
    acme_key: { k: { provider: "acme.other", name: "k" } },
    ibm_is_vpc: {
      v: {
        name: "${acme_key.k.name}",
        tags: "${data.acme_lookup.l.tags}",
        resource_group: "${data.ibm_resource_group.of.id}",
      },
    },
    ibm_is_subnet: {
      s: {
        depends_on: ["null_resource.build", "ibm_is_vpc.v"],
        name: "s-${acme_key.k.name}",
        vpc: "${ibm_is_vpc.v.id}",
        zone: "eu-de-1",
        total_ipv4_address_count: "${length(acme_key.k.zones) * 8}",
        lifecycle: {
          precondition: [
            { condition: '${acme_key.k.name == "k"}', error_message: "e" },
            { condition: '${local.plain == "p"}', error_message: "e" },
          ],
          replace_triggered_by: ["null_resource.build"],
        },
      },
      many: { count: "${length(acme_key.k.zones)}", name: "m", vpc: "${ibm_is_vpc.v.id}", zone: "eu-de-1" },
    },
    ibm_resource_instance: {
      i: { name: "i", service: "kms", plan: "p", location: "eu-de", parameters: { kms_key: "${local.first}" } },
    },
  },
  output: { key: { value: "${acme_key.k.name}-${ibm_is_vpc.v.name}", depends_on: ["acme_key.k"] } },
  moved: [
    { from: "acme_key.old", to: "acme_key.k" },
    { from: "ibm_is_vpc.old", to: "ibm_is_vpc.v" },
  ],
};

test("resources of types without facts leave the copy, with all that only they could say", () => {
  const { stack, left } = leaveOut(stackOf(mixed));
  expect(left).toEqual([
    "acme_key.k",
    "data.acme_lookup.l",
    "data.ibm_resource_group.of",
    "ibm_is_subnet.many",
    "null_resource.build",
  ]);
  expect(stack.json).toMatchObject({
    terraform: [{ required_providers: [{ ibm: { source: "IBM-Cloud/ibm", version: "2.5.0" } }] }],
    provider: [{ ibm: { region: "eu-de" } }],
    locals: [{ plain: "p" }],
    resource: [
      {
        ibm_is_vpc: [
          {
            v: [
              {
                name: "left-out-of-the-rehearsal-1",
                // Of the type that the argument has.
                tags: ["left-out-of-the-rehearsal-2"],
                resource_group: "left-out-of-the-rehearsal-3",
              },
            ],
          },
        ],
        ibm_is_subnet: [
          {
            s: [
              {
                depends_on: ["ibm_is_vpc.v"],
                name: "s-left-out-of-the-rehearsal-1",
                total_ipv4_address_count: 1,
                lifecycle: [
                  {
                    precondition: [{ condition: '${local.plain == "p"}', error_message: "e" }],
                    replace_triggered_by: [],
                  },
                ],
              },
            ],
          },
        ],
        ibm_resource_instance: [{ i: [{ parameters: { kms_key: expect.stringContaining("left-out") } }] }],
      },
    ],
    output: [{ key: { value: "left-out-of-the-rehearsal-1-${ibm_is_vpc.v.name}", depends_on: [] } }],
    moved: [{ from: "ibm_is_vpc.old", to: "ibm_is_vpc.v" }],
  });
  const text = JSON.stringify(stack.json);
  for (const gone of ["null_resource", "acme", "local.first", "local-exec"]) expect(text).not.toContain(gone);
});

testWithTerraform("what is left out is counted, and nothing that refers to it is judged", async () => {
  const report = await rehearse([stackOf(mixed)], options);
  expect(report.findings).toEqual([]);
  expect(report.notes).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^left out of the rehearsal: 5 resources of types without facts, .*: acme_key\.k, .*null_resource\.build$/,
      ),
      ...["ibm_is_subnet", "ibm_is_vpc", "ibm_resource_instance"].map((type) =>
        expect.stringContaining(`does not judge references and rights of a ${type}`),
      ),
    ]),
  );
});

test("a stack of which nothing would be left, and a program on a type that stays, are refused", async () => {
  const strange = stackOf({ resource: { null_resource: { n: {} } } });
  await expect(rehearse([strange], options)).rejects.toThrow(/RH002/);
  const program = structuredClone(mixed) as { resource: { ibm_is_vpc: { v: JsonObject } } };
  program.resource.ibm_is_vpc.v.provisioner = [{ "local-exec": { command: "make" } }];
  await expect(rehearse([stackOf(program)], options)).rejects.toThrow(/RH004/);
});

test("an app that synth refuses is not clean, and nothing is run", async () => {
  const app = emptyApp();
  const platform = new Platform(app, "own", {
    region: "eu-de",
    resourceGroup: "g",
    operators: ["203.0.113.0/24"],
    runner: "10.243.0.0/18",
  });
  new CodeEngine(platform, "shop", {
    apps: { web: { image: `private.de.icr.io/storefront/web@sha256:${"a".repeat(64)}` } },
  });
  const report = await rehearseApp(app, { binary: "there-is-no-such-program" });
  expect(report.clean).toBe(false);
  expect(report.findings.length).toBeGreaterThan(0);
  expect(report.findings.every(({ phase }) => phase === "check")).toBe(true);
  expect(report.findings.map(({ summary }) => summary.split(" ")[0])).toContain("CE-62");
});
