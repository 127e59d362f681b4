import { allControls } from "../../src/judge/pipeline";
import { check, type Finding, type Rule } from "../../src/posture";
import { systems } from "../../src/systems";
import {
  hasReference,
  isObject,
  type Json,
  type JsonObject,
  resourcesOf,
  type StackJson,
} from "../../src/terraform/configuration";
import { reference, referenceNames, today } from "../support/reference";
import { lookAlikes, type Specimen, secrets } from "./corpus";

/** The rules that look for secrets in clear. */
const rules: readonly Rule[] = systems
  .flatMap((system) => system.rules)
  .filter(({ id }) =>
    [
      "build-parameters",
      "config-map-no-secret",
      "headers-without-token",
      "no-credential-in-text",
      "no-secret-in-environment",
      "spark-no-inline-secret",
    ].includes(id),
  );
const controls = allControls();

/**
 * Each place is tried with every fourth kind, the next with the next ones; with all of them by RAMPART_SECRETS=all. That the
 * kinds are seen at every place of a blueprint is tried elsewhere, without leaving any out.
 */
function sample(kinds: readonly Specimen[], at: number): readonly Specimen[] {
  return process.env.RAMPART_SECRETS === "all" ? kinds : kinds.filter((_, index) => (index + at) % 4 === 0);
}

/** One argument that holds a text, of a resource of a reference blueprint. */
interface TextArgument {
  readonly type: string;
  readonly kind: "resource" | "data";
  readonly body: JsonObject;
  readonly path: readonly (string | number)[];
}

/** Every argument with a literal text, each once for its type. */
function textArguments(): TextArgument[] {
  const found = new Map<string, TextArgument>();
  for (const { stacks } of referenceNames.map(reference)) {
    for (const { type, kind, arguments: body } of stacks.flatMap(resourcesOf)) {
      for (const path of pathsIn(body, [])) {
        const name = `${kind} ${type} ${path.map((step) => (typeof step === "number" ? 0 : step)).join(".")}`;
        if (!found.has(name)) found.set(name, { type, kind, body, path });
      }
    }
  }
  return [...found.values()];
}

function pathsIn(value: Json | undefined, path: readonly (string | number)[]): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => pathsIn(item, [...path, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]));
  return typeof value === "string" && !hasReference(value) ? [path] : [];
}

function withText({ type, kind, body, path }: TextArgument, text: string): StackJson {
  const copy = structuredClone(body);
  let inner = copy as Record<string | number, Json>;
  for (const step of path.slice(0, -1)) inner = inner[step] as Record<string | number, Json>;
  // As Terraform is given it.
  inner[path.at(-1) ?? ""] = text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
  return { name: "main", file: "main.tf.json", json: { [kind]: { [type]: { one: copy } } } };
}

function violations(stack: StackJson): Finding[] {
  return check([stack], { rules, controls, today }).findings.filter(({ verdict }) => verdict === "violation");
}

test("a secret in any text argument of a reference blueprint is refused, is not repeated, and cannot be waived", () => {
  const missed: string[] = [];
  const places = textArguments();
  let tried = 0;
  const shaped = secrets.filter(({ random }) => random !== true);
  for (const [at, place] of places.entries()) {
    for (const { kind, text } of sample(shaped, at)) {
      tried += 1;
      const found = violations(withText(place, text));
      const where = `${kind} at ${place.type}.${place.path.join(".")}`;
      if (!found.some(({ waivable }) => !waivable)) missed.push(where);
      if (JSON.stringify(found).includes(JSON.stringify(text).slice(1, -1))) missed.push(`${where} is printed`);
    }
  }
  process.stdout.write(
    `secrets: ${shaped.length} kinds at ${places.length} text arguments of Terraform, ${tried} tried, ${tried - missed.length} refused\n`,
  );
  expect(missed.slice(0, 20)).toEqual([]);
});

test("what only looks like a secret is refused nowhere in Terraform for that", () => {
  const refused: string[] = [];
  const places = textArguments().map((place) => [place, violations(withText(place, "text")).length] as const);
  let tried = 0;
  for (const [at, [place, before]] of places.entries()) {
    for (const { kind, text } of sample(lookAlikes, at)) {
      tried += 1;
      if (violations(withText(place, text)).length > before)
        refused.push(`${kind} at ${place.type}.${place.path.join(".")}`);
    }
  }
  process.stdout.write(
    `secrets: ${lookAlikes.length} look-alikes at ${places.length} text arguments of Terraform, ${tried} tried, ${refused.length} refused\n`,
  );
  expect(refused.slice(0, 20)).toEqual([]);
});

/** Variables of an application, as `NAME=value`, and what is found there. */
function found(name: string, value: string): Finding[] {
  const run_env_variables = [{ type: "literal", name, value }];
  return violations({
    name: "main",
    file: "main.tf.json",
    json: { resource: { ibm_code_engine_app: { one: { run_env_variables } } } },
  });
}

const variables = (specimens: readonly Specimen[]) =>
  specimens.flatMap(({ kind, text }): [string, string, string][] => {
    const [, name, value] = /^([A-Z_]+)=(\S*)$/.exec(text) ?? [];
    return name === undefined || value === undefined ? [] : [[kind, name, value]];
  });

test.each(variables(lookAlikes))("an environment variable for a %s is no secret: %s", (_, name, value) => {
  expect(found(name, value)).toEqual([]);
});

test("a match by name alone can be waived, one by form cannot", () => {
  expect(found("DB_PASSWORD", "hunter").map(({ waivable, got }) => [waivable, got])).toEqual([
    [true, "a literal value under a secret's name"],
  ]);
  expect(found("DB", "postgres://shop:hunter@db").map(({ waivable, got }) => [waivable, got])).toEqual([
    [false, "a literal value with the form of a secret"],
  ]);
});
