import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { type ReadBack, type TypeBehaviour, typeBehaviour } from "../../src/terraform/provider-behaviour";
import { type AttributeSchema, type BlockSchema, providerInfo, typeData } from "../../src/terraform/provider-data";

const folder = (name: string) => path.join(packageRoot, "providers", "ibm", name);
const names = (name: string) => fs.readdirSync(folder(name)).map((file) => path.basename(file, ".json"));

const all = names("behaviour").map((type) => ({ type, behaviour: typeBehaviour(type) as TypeBehaviour }));

/** The argument or block at a dotted path of a type's schema. */
function at(type: string, argument: string): AttributeSchema | "block" | undefined {
  let block: BlockSchema | undefined = typeData("resource", type)?.schema.block;
  const steps = argument.split(".");
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    const attribute = block?.attributes?.[step];
    if (attribute) return last ? attribute : undefined;
    const inner: BlockSchema | undefined = block?.block_types?.[step]?.block;
    if (last) return inner ? "block" : undefined;
    block = inner;
  }
  return undefined;
}

const argumentsOf = ({ read, zero, update }: TypeBehaviour): string[] => [
  ...Object.keys(read ?? {}),
  ...Object.keys(zero ?? {}),
  ...Object.keys(update ?? {}),
];

test("each resource type that the project carries has its behaviour, and nothing else has", () => {
  expect(names("behaviour").sort()).toEqual(names("resources").sort());
});

test("each file has its source in the provider's version that is carried, and its day", () => {
  const version = providerInfo("ibm")?.version;
  for (const { type, behaviour } of all) {
    const { dated, source } = behaviour;
    expect([type, source.version]).toEqual([type, version]);
    expect(source.file).toMatch(/^ibm\/service\/[a-z0-9]+\/resource_ibm_[a-z0-9_]+\.go$/);
    expect(dated).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});

test("each argument is one that somebody may write, in the schema of its type", () => {
  const astray = all.flatMap(({ type, behaviour }) =>
    argumentsOf(behaviour)
      .filter((argument) => {
        const found = at(type, argument);
        return found !== "block" && !(found?.optional || found?.required);
      })
      .map((argument) => `${type}.${argument}`),
  );
  expect(astray).toEqual([]);
});

/** The keys that each form may have, besides `form`. */
const forms: Readonly<Record<ReadBack["form"], readonly string[]>> = {
  "not-read": [],
  computed: [],
  "only-when-written": [],
  default: ["value", "source"],
  "added-to": ["blocks", "unless", "source"],
  normalised: ["how"],
  perpetual: ["why", "when", "fixedIn"],
};

test("no file has a key that nobody reads, or a fact without its reason", () => {
  const wrong: string[] = [];
  const demand = (right: boolean, what: string) => {
    if (!right) wrong.push(what);
  };
  const only = (value: object, keys: readonly string[]) => Object.keys(value).every((key) => keys.includes(key));
  for (const { type, behaviour } of all) {
    demand(only(behaviour, ["dated", "source", "read", "zero", "update", "delete", "proved"]), `${type}: keys`);
    for (const [argument, read] of Object.entries(behaviour.read ?? {})) {
      const { form } = read;
      demand(form in forms && only(read, ["form", ...forms[form]]), `${type}.read.${argument}`);
      if (form === "default") demand(read.source.length > 0, `${type}.read.${argument}: source`);
      if (form === "computed") {
        const schema = at(type, argument);
        // Of a block, the schema does not say whether it is computed; a fact about leaving it out does.
        const isComputed =
          schema === "block" ? behaviour.update?.[argument]?.emptied === true : schema?.computed === true;
        demand(isComputed, `${type}.read.${argument}: the schema says no`);
      }
    }
    for (const [argument, zero] of Object.entries(behaviour.zero ?? {})) {
      demand(only(zero, ["on", "serviceDefault", "source"]), `${type}.zero.${argument}`);
      demand(["create", "update", "both"].includes(zero.on), `${type}.zero.${argument}: on`);
      demand((zero.serviceDefault === "unknown") !== (zero.source !== undefined), `${type}.zero.${argument}: source`);
    }
    for (const [argument, update] of Object.entries(behaviour.update ?? {})) {
      demand(only(update, ["form", "why", "source", "alone", "emptied"]), `${type}.update.${argument}`);
      demand(["never-sent", "suppressed", "refused", "misapplied"].includes(update.form), `${type}.update.${argument}`);
      if (update.form === "refused") demand(update.source !== undefined, `${type}.update.${argument}: source`);
      if (update.form === "misapplied") demand(update.why !== undefined, `${type}.update.${argument}: why`);
      const made = typeData("resource", type)?.constraints.attributes?.[argument]?.forceNew === true;
      // What the plan does not even show makes nothing anew either.
      if (update.form !== "suppressed") demand(!made, `${type}.update.${argument}: it makes the resource anew`);
    }
    if (behaviour.delete) demand(only(behaviour.delete, ["sends", "leaves"]), `${type}.delete`);
    for (const fact of behaviour.proved?.facts ?? []) demand(known(behaviour, fact), `${type}.proved: ${fact}`);
  }
  expect(wrong).toEqual([]);
});

/** Is what was proved a fact of the file? */
function known(behaviour: TypeBehaviour, fact: string): boolean {
  if (fact === "replan") return true;
  if (fact === "delete") return behaviour.delete !== undefined;
  const [part = "", ...argument] = fact.split(".");
  if (part !== "read" && part !== "zero" && part !== "update") return false;
  return behaviour[part]?.[argument.join(".")] !== undefined;
}

test("what is known is counted", () => {
  const sum = (count: (behaviour: TypeBehaviour) => number) =>
    all.reduce((total, { behaviour }) => total + count(behaviour), 0);
  const size = (record: object | undefined) => Object.keys(record ?? {}).length;
  const counts = [
    `${sum(({ read }) => size(read))} read-backs that are no echo`,
    `${sum(({ zero }) => size(zero))} zero values that are not sent`,
    `${sum(({ update }) => size(update))} changes without effect`,
    `${sum((behaviour) => (behaviour.delete ? 1 : 0))} deletes that leave something`,
    `${sum(({ proved }) => (proved ? 1 : 0))} types proved on the provider itself`,
  ];
  process.stdout.write(`provider facts: ${all.length} types, ${counts.join(", ")}\n`);
  expect(all.length).toBeGreaterThan(100);
});

test("a type that nobody has looked at has no behaviour, whatever its name", () => {
  expect(typeBehaviour("aws_instance")).toBeUndefined();
  expect(typeBehaviour("../ibm_cis")).toBeUndefined();
});
