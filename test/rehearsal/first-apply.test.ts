import { type RehearsedStack, rehearse } from "../../src/rehearsal";
import { orderFaults } from "../../src/rehearsal/runner/first-apply";
import type { JsonObject } from "../../src/terraform/configuration";
import { afterwards } from "../../src/terraform/first-apply";
import { secondAppliesOf } from "../../src/terraform/second-applies";
import { reference, referenceNames } from "../support/reference";
import { testWithTerraform } from "../support/terraform";

const required = { terraform: { required_providers: { ibm: { source: "IBM-Cloud/ibm", version: "2.5.0" } } } };
const stackOf = (json: JsonObject): RehearsedStack => ({
  name: "main",
  file: "main.tf.json",
  json: { ...required, provider: { ibm: { region: "eu-de" } }, ...json },
  dependencies: [],
});

const logs = { ibm_resource_instance: { logs: { name: "l", service: "logs", plan: "standard", location: "eu-de" } } };

/** A log push whose key is the variable `key`, to an instance. */
function pushing(instance: string, key: JsonObject, meta: JsonObject = {}): RehearsedStack {
  const ibmcl = [{ instance_id: instance, region: "eu-de", api_key: "${var.key}" }];
  const push = { cis_id: "c", domain_id: "d", dataset: "http_requests", ibmcl, ...meta };
  return stackOf({
    variable: { key: { type: "string", ...key }, later: { type: "bool", default: false } },
    resource: { ...logs, ibm_cis_logpush_job: { push } },
  });
}

const made = "${ibm_resource_instance.logs.guid}";

test("a key that the first apply asks for, for an instance that only this apply creates, is a finding", () => {
  const [fault, ...others] = orderFaults([pushing(made, {})]);
  expect(others).toEqual([]);
  expect(fault).toMatchObject({ stack: "main", phase: "check", address: "ibm_cis_logpush_job.push" });
  expect(fault?.summary).toMatch(/variable key, an API key .* only this apply creates ibm_resource_instance\.logs/);
  expect(fault?.detail).toMatch(/^Fix: .*\nSource: provider ibm 2\.5\.0/s);
});

test.each<[string, RehearsedStack]>([
  ["of an instance that exists", pushing("11111111-2222-4333-8444-555555555555", {})],
  ["that has a default", pushing(made, { default: null })],
  ["of what a second apply creates", pushing(made, {}, { count: "${var.later ? 1 : 0}" })],
])("a key %s is none", (_, stack) => {
  expect(orderFaults([stack])).toEqual([]);
});

test("every fact is about arguments that the provider has, and none holds of what we write", () => {
  for (const { type, value, after } of afterwards()) {
    const at = (argument: string, leaf: string) =>
      argument.split(".").reduceRight<JsonObject | string>((inner, step) => ({ [step]: inner }), leaf) as JsonObject;
    const merged = (a: JsonObject, b: JsonObject): JsonObject =>
      Object.fromEntries(
        [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => {
          const [left, right] = [a[key], b[key]];
          const both = typeof left === "object" && typeof right === "object";
          return [key, both ? merged(left as JsonObject, right as JsonObject) : (right ?? left ?? null)];
        }),
      );
    const body = merged(at(value, "${var.key}"), at(after, made));
    const stack = stackOf({ variable: { key: { type: "string" } }, resource: { ...logs, [type]: { one: body } } });
    expect(orderFaults([stack]).map(({ address }) => address)).toEqual([`${type}.one`]);
  }
  const found = referenceNames.flatMap((name) => orderFaults(reference(name).stacks));
  process.stdout.write(
    `first apply: ${afterwards().length} facts, ${referenceNames.length} blueprints, ${found.length} asked too early\n`,
  );
  expect(found).toEqual([]);
});

/** A stack whose second apply creates a key ring, named as given. */
function twice(name: string): RehearsedStack {
  return stackOf({
    variable: { ready: { type: "bool", default: false } },
    check: { ready: { assert: [{ condition: "${var.ready}", error_message: "Set ready to true." }] } },
    resource: {
      ibm_resource_instance: { keys: { name: "k", service: "kms", plan: "tiered-pricing", location: "eu-de" } },
      ibm_kms_key_rings: { ring: { count: "${var.ready ? 1 : 0}", instance_id: name, key_ring_id: "ring" } },
    },
  });
}

testWithTerraform("a stack that says so is applied twice, and the second apply is judged like the first", async () => {
  const good = await rehearse([twice("${ibm_resource_instance.keys.guid}")], { binary: "terraform" });
  expect(good.findings).toEqual([]);
  expect(good.notes).toContain("main is applied twice: the second time with ready true");
  const wrong = await rehearse([twice("31111111-2222-4333-8444-555555555555")], { binary: "terraform" });
  expect(wrong.findings.map(({ phase, summary }) => [phase, /\[[\w-]+\]$/.exec(summary)?.[0]])).toEqual([
    ["apply", "[dangling-reference]"],
  ]);
});

test("a yes or no without a check is no second apply, nor is one that is true by default", () => {
  const { json } = twice("k");
  const names = (change: JsonObject) => secondAppliesOf(stackOf({ ...json, ...change })).map(({ name }) => name);
  expect(names({})).toEqual(["ready"]);
  expect(names({ check: {} })).toEqual([]);
  expect(names({ variable: { ready: { type: "bool", default: true } } })).toEqual([]);
  expect(names({ variable: { ready: { type: "bool" } } })).toEqual([]);
});

test.each(referenceNames)("%s: what each stack says of a second apply is what the platform lists", (name) => {
  const { stacks, platforms } = reference(name);
  const listed = platforms.flatMap(({ platform }) =>
    platform.variables.flatMap(({ from, ...one }) =>
      from.kind === "stage" ? [{ ...one, between: from.between }] : [],
    ),
  );
  expect(stacks.flatMap((stack) => secondAppliesOf(stack).map((one) => `${stack.name} ${one.name}`)).sort()).toEqual(
    listed.map((one) => `${one.stack} ${one.name}`).sort(),
  );
  const files = platforms.flatMap(({ platform }) => platform.artefacts.map(({ stack, file }) => `${stack} ${file}`));
  for (const { stack, between } of listed) {
    const commands = between.map((step) => /`(?:sh|kubectl) ([^` ]+)[^`]*`/.exec(step)?.[1]);
    expect(commands).not.toContain(undefined);
    expect(files).toEqual(
      expect.arrayContaining(
        commands.filter((command) => command?.endsWith(".sh")).map((script) => `${stack} ${script}`),
      ),
    );
  }
});
