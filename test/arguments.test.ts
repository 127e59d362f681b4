import * as fs from "node:fs";
import * as path from "node:path";
import { isObject, type Json, type JsonObject, type StackJson } from "../src/terraform/configuration";
import { readJson } from "../src/terraform/json-template";
import { typeData } from "../src/terraform/provider-data";
import { setInside, withValue } from "./support/mutate";
import { isRefused, type ReferenceWorld, referenceWorlds } from "./support/reference";
import { day, whole } from "./support/sample";

/**
 * Arguments that may have any value which the provider takes: names, places, references that the graph is made of, and
 * operating points. Everything else must be hardened: flipped, a rule or preflight fires. One file for each system; the
 * key is `type.argument` and covers what lies below it, `*.argument` is any type's.
 */
const free: Readonly<Record<string, string>> = Object.assign(
  {},
  ...fs
    .readdirSync(path.join(__dirname, "free-arguments"))
    .filter((file) => file.endsWith(".js"))
    .map((file) => (require(path.join(__dirname, "free-arguments", file)) as { free: object }).free),
);

interface Leaf {
  /** The stack that it stands in, beside the others of its platform. */
  readonly stack: StackJson;
  readonly type: string;
  readonly name: string;
  readonly path: readonly (string | number)[];
  /** Path inside the JSON text that stands there. */
  readonly inside?: readonly string[];
  readonly value: Json;
}

test("every argument that is synthesised is hardened, or known to be free", () => {
  const leaves = referenceWorlds().flatMap((world) => world.stacks.flatMap(leavesOf).map((leaf) => ({ world, leaf })));
  const unaccounted = new Set<string>();
  const used = new Set<string>();
  let hardened = 0;
  let tried = 0;
  const seen = new Set<string>();
  for (const { world, leaf } of leaves) {
    const names = [...leaf.path, ...(leaf.inside ?? [])].filter((step): step is string => typeof step === "string");
    // The same resource stands in several blueprints, and the same value in blocks that are repeated: flipped once.
    const twin = JSON.stringify([leaf.type, leaf.name, names, leaf.value]);
    if (seen.has(twin)) continue;
    seen.add(twin);
    const key = freeKey(leaf.type, names);
    if (key !== undefined) {
      used.add(key);
      continue;
    }
    hardened += 1;
    // Half of them a day; CI flips all.
    if (!whole && hardened % 2 !== day % 2) continue;
    tried += 1;
    if (!flips(leaf).some((to) => isCaught(world, leaf, to))) unaccounted.add(`${leaf.type}.${names.join(".")}`);
  }
  process.stdout.write(
    `arguments: ${seen.size} synthesised, ${hardened} of them hardened; ${tried} flipped, ${tried - unaccounted.size} caught\n`,
  );
  expect([...unaccounted]).toEqual([]);
  // A name in the list that nothing uses would hide the next argument of that name.
  expect(Object.keys(free).filter((key) => !used.has(key))).toEqual([]);
});

function freeKey(type: string, names: readonly string[]): string | undefined {
  const candidates = names.flatMap((_, index) => {
    const path = names.slice(0, index + 1).join(".");
    return [`${type}.${path}`, ...(index === 0 && hardenedElsewhere(type, path) ? [] : [`*.${path}`])];
  });
  return candidates.find((candidate) => candidate in free);
}

/** Names that are free in general, and hardened on this type. */
function hardenedElsewhere(type: string, name: string): boolean {
  return [
    "ibm_code_engine_project.resource_group_id",
    "ibm_cis_global_load_balancer.name",
    "ibm_cis_global_load_balancer.domain_id",
    "ibm_code_engine_domain_mapping.name",
    "ibm_cis_domain_settings.domain_id",
    "ibm_kms_instance_policies.instance_id",
    "ibm_iam_access_group.tags",
  ].includes(`${type}.${name}`);
}

function leavesOf(stack: StackJson): Leaf[] {
  return Object.entries(stack.json.resource as JsonObject).flatMap(([type, named]) =>
    Object.entries(named as JsonObject).flatMap(([name, body]) =>
      Object.entries(body as JsonObject)
        .filter(([key]) => !["//", "depends_on", "lifecycle", "provider"].includes(key))
        .flatMap(([key, value]): Leaf[] =>
          // A chart's values are JSON text: each of them is an argument.
          type === "helm_release" && key === "values"
            ? insideOf(value).map(([inside, inner]) => ({ stack, type, name, path: [key], inside, value: inner }))
            : leaves(value, [key]).map(([path, inner]) => ({ stack, type, name, path, value: inner })),
        ),
    ),
  );
}

function insideOf(values: Json): [string[], Json][] {
  const [text] = Array.isArray(values) ? values : [];
  const json = readJson(String(text));
  if (json.state !== "known") throw new Error("values that are no JSON");
  const all = (value: Json, path: string[]): [string[], Json][] =>
    isObject(value) ? Object.entries(value).flatMap(([key, inner]) => all(inner, [...path, key])) : [[path, value]];
  return all(json.value, []);
}

function leaves(value: Json, path: (string | number)[]): [(string | number)[], Json][] {
  if (Array.isArray(value) && value.some(isObject))
    return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  return [[path, value]];
}

/** Other values of the same kind, and none at all. */
function flips({ type, path, value }: Leaf): (Json | undefined)[] {
  const names = path.filter((step) => typeof step === "string").join(".");
  const values = typeData("resource", type)?.constraints.attributes?.[names]?.enum ?? [];
  if (typeof value === "boolean") return [!value, undefined];
  if (typeof value === "number") return [0, value * 1000, undefined];
  if (Array.isArray(value)) return [[], undefined];
  return [...values.filter((other) => other !== value), "x", undefined];
}

function isCaught(world: ReferenceWorld, { stack, type, name, path, inside }: Leaf, to: Json | undefined): boolean {
  if (inside) {
    const resources = stack.json.resource as Record<string, Record<string, JsonObject>>;
    const body = structuredClone(resources[type]?.[name] ?? {});
    setInside(body, "values", inside, to);
    return isRefused(world, withValue(world.stacks, stack, ["resource", type, name], body));
  }
  return isRefused(world, withValue(world.stacks, stack, ["resource", type, name, ...path], to));
}
