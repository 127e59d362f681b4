import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue, Value } from "../../src/rehearsal/plugin/codec";
import { plan } from "../../src/rehearsal/plugin/plan";
import { normalForms, sameForms } from "../../src/rehearsal/provider/normal-forms";
import { perpetualReaders } from "../../src/rehearsal/provider/perpetual";
import { isZero, readBack } from "../../src/rehearsal/provider/read-back";
import { resourcesOf } from "../../src/terraform/configuration";
import { type TypeBehaviour, typeBehaviour } from "../../src/terraform/provider-behaviour";
import { typeData } from "../../src/terraform/provider-data";
import { make } from "../support/cloud";
import { reference, referenceNames } from "../support/reference";

const types = fs
  .readdirSync(path.join(packageRoot, "providers", "ibm", "behaviour"))
  .map((file) => path.basename(file, ".json"));
const context = { zoneName: () => "example.com", instanceCrn: () => undefined };

test("each resource type in use has read-back data with a source; how many are proved is counted", () => {
  const used = new Set(
    referenceNames.flatMap((name) =>
      reference(name)
        .stacks.flatMap((stack) => resourcesOf(stack))
        .filter(({ kind, type }) => kind === "resource" && type.startsWith("ibm_"))
        .map(({ type }) => type),
    ),
  );
  const bare = [...used].filter((type) => !typeBehaviour(type)?.source.file);
  const proved = [...used].filter((type) => typeBehaviour(type)?.proved);
  process.stdout.write(
    `read-back: ${used.size} types in use, ${used.size - bare.length} with data and source, ${proved.length} proved on the provider\n`,
  );
  expect(bare).toEqual([]);
  expect(proved.length).toBeGreaterThanOrEqual(30);
});

test("each form of the data has its reader, and no reader is left over", () => {
  const forms = new Set<string>();
  const perpetual: string[] = [];
  for (const type of types) {
    for (const [argument, read] of Object.entries(typeBehaviour(type)?.read ?? {})) {
      if (read.form === "normalised") forms.add(read.how);
      if (read.form === "perpetual") perpetual.push(`${type}.${argument}`);
    }
  }
  expect([...forms].sort()).toEqual(Object.keys(normalForms).sort());
  expect(perpetual.sort()).toEqual(Object.keys(perpetualReaders).sort());
});

/** Written, read, and by which form. */
const written: readonly [form: string, written: string, read: string][] = [
  ["zone-id", "0123:crn:v1:x", "0123"],
  ["id-before-colon", "0123:crn:v1:x", "0123"],
  [
    "crn-to-id",
    "crn:v1:bluemix:public:kms:eu-de:a/1:11111111-2222-4333-8444-555555555555::",
    "11111111-2222-4333-8444-555555555555",
  ],
  ["crn-without-last-colons", "crn:v1:bluemix:public:cos:global:a/1:22::", "crn:v1:bluemix:public:cos:global:a/1:22"],
  ["date-time-with-milliseconds", "2027-01-01T00:00:00Z", "2027-01-01T00:00:00.000Z"],
  ["date-time-rfc3339", "2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z"],
  ["lowercase-and-whole-host-name", "Shop", "shop.example.com"],
  ["lowercase-and-whole-host-name", "@", "example.com"],
  ["redacted", "secret", "REDACTED"],
  ["without-quotes", '"team"', "team"],
  ["without-patch-build", "1.35.2", "1.35.2"],
];

test.each(written)("%s: %s is read as %s, and the plan takes it for the same", (name, value, expected) => {
  const form = normalForms[name];
  const read = form?.read(value, { ...context, state: { domain_id: "0123" } });
  expect(read).toBe(expected);
  expect(form?.same(read ?? null, value)).toBe(true);
  expect(form?.same(expected, name === "redacted" ? "another" : "entirely-else")).toBe(name === "redacted");
});

test("a plan leaves what is read in another form alone, and still makes a resource anew for another value", () => {
  const data = typeData("resource", "ibm_kms_key_rings");
  if (!data) throw new Error("no such type");
  const prior: ObjectValue = { instance_id: "11111111-2222-4333-8444-555555555555", key_ring_id: "ring" };
  const crn = "crn:v1:bluemix:public:kms:eu-de:a/1:11111111-2222-4333-8444-555555555555::";
  const planned = (instance: string) => {
    const config = { ...prior, instance_id: instance };
    return plan(data, prior, config, config, sameForms("ibm_kms_key_rings"));
  };
  expect(planned(crn)).toMatchObject({ planned: prior, replace: [] });
  expect(planned(crn.replace("1111-", "9999-")).replace).toEqual(["instance_id"]);
  expect(plan(data, prior, { ...prior, instance_id: crn }, { ...prior, instance_id: crn }).replace).toEqual([
    "instance_id",
  ]);
});

/** An object with one value at a path of blocks. */
function nested([step = "", ...rest]: readonly string[], value: Value): ObjectValue {
  return { [step]: rest.length === 0 ? value : [nested(rest, value)] };
}

function at(value: Value | undefined, [step, ...rest]: readonly string[]): Value | undefined {
  const inner = Array.isArray(value) ? value[0] : value;
  if (step === undefined) return value;
  return at((inner as ObjectValue | undefined)?.[step], rest);
}

function zeroOf(type: string, argument: string): Value {
  const block = argument
    .split(".")
    .slice(0, -1)
    .reduce((outer, step) => outer?.block_types?.[step]?.block, typeData("resource", type)?.schema.block);
  const kind = block?.attributes?.[argument.split(".").at(-1) ?? ""]?.type;
  return kind === "bool" ? false : kind === "number" ? 0 : "";
}

test("a zero value that is not sent is read as the service's default, and an update without effect as before", () => {
  let tried = 0;
  const wrong: string[] = [];
  for (const type of types) {
    const behaviour = typeBehaviour(type) as TypeBehaviour;
    for (const [argument, { on, serviceDefault }] of Object.entries(behaviour.zero ?? {})) {
      const steps = argument.split(".");
      const zero = zeroOf(type, argument);
      const state = nested(steps, zero);
      const created = at(readBack({ type, behaviour, state }, context), steps);
      const expected = on === "update" || serviceDefault === "unknown" ? zero : serviceDefault;
      const read = nested(steps, zero === false ? true : zero === 0 ? 7 : "x");
      const updated = at(readBack({ type, behaviour, state, before: { state: read, read } }, context), steps);
      tried += 2;
      if (created !== expected) wrong.push(`${type}.${argument}: created with ${JSON.stringify(created)}`);
      const kept = on !== "create" && behaviour.read?.[argument]?.form !== "not-read";
      if ((updated === at(read, steps)) !== kept) wrong.push(`${type}.${argument}: updated`);
    }
    for (const [argument, { form }] of Object.entries(behaviour.update ?? {})) {
      if (form !== "never-sent" || behaviour.read?.[argument] !== undefined) continue;
      const steps = argument.split(".");
      const read = nested(steps, "before");
      const updated = readBack(
        { type, behaviour, state: nested(steps, "after"), before: { state: read, read } },
        context,
      );
      tried += 1;
      if (at(updated, steps) !== "before") wrong.push(`${type}.${argument}: ${JSON.stringify(updated)}`);
    }
  }
  process.stdout.write(
    `read-back: ${tried} requests that leave something out tried, ${tried - wrong.length} read right\n`,
  );
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(80);
  expect([false, 0, "", null, true, 1].map(isZero)).toEqual([true, true, true, false, false, false]);
});

test("a setting that two resources write has the value of the later one", () => {
  const cloud = new Cloud();
  const cis = make(cloud, "ibm_cis", { name: "edge", plan: "standard", location: "global" });
  const domain = make(cloud, "ibm_cis_domain", { cis_id: cis.id ?? null, domain: "example.com" });
  const zone = { cis_id: cis.id ?? null, domain_id: domain.domain_id ?? null };
  const settings = make(cloud, "ibm_cis_domain_settings", { ...zone, min_tls_version: "1.2" });
  expect(cloud.read("ibm_cis_domain_settings", settings)?.min_tls_version).toBe("1.2");
  const tls = make(cloud, "ibm_cis_tls_settings", { ...zone, min_tls_version: "1.3" });
  expect(cloud.read("ibm_cis_domain_settings", settings)?.min_tls_version).toBe("1.3");
  expect(cloud.read("ibm_cis_tls_settings", tls)?.min_tls_version).toBe("1.3");
});

test("a rule of a network ACL that an update adds is read as any, one that was there is not", () => {
  const cloud = new Cloud();
  const vpc = make(cloud, "ibm_is_vpc", { name: "v" });
  const rule = (name: string) => ({ name, action: "deny", protocol: "icmp_tcp_udp" });
  const acl = make(cloud, "ibm_is_network_acl", { name: "a", vpc: vpc.id ?? null, rules: [rule("first")] });
  expect(cloud.read("ibm_is_network_acl", acl)?.rules).toEqual([rule("first")]);
  cloud.store("ibm_is_network_acl", { ...acl, rules: [rule("new"), rule("first")] });
  expect(cloud.read("ibm_is_network_acl", acl)?.rules).toEqual([{ ...rule("new"), protocol: "any" }, rule("first")]);
});
