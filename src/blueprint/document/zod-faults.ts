import { closest, distance } from "fastest-levenshtein";
import type { core, ZodType } from "zod";
import type { Fault } from "../../core/fault";
import { isMapping, type LoadedDocument, type PathStep } from "./document";

type Issue = core.$ZodIssue;

/** Runs a schema over a document; every issue becomes a fault at its place, in the order of the text. */
export function parseWith<T>(schema: ZodType<T>, document: LoadedDocument): { value?: T; faults: Fault[] } {
  const result = schema.safeParse(document.value);
  if (result.success) return { value: result.data, faults: [] };
  return { faults: result.error.issues.flatMap((issue) => toFaults(issue, [], schema, document)).sort(byPlace) };
}

function toFaults(issue: Issue, above: readonly PathStep[], schema: ZodType, document: LoadedDocument): Fault[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  const value = at(document.value, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, path, schema, document));
    case "invalid_key":
      return [
        fault(
          "BP101",
          issue.issues[0]?.message ?? "this key is not allowed",
          path,
          document,
          { got: String(path.at(-1)) },
          "key",
        ),
      ];
    case "invalid_union":
      return invalidUnion(issue, path, schema, document);
    case "invalid_type":
      if (value === undefined) return [missing(path, issue.expected, document)];
      return [
        fault("BP103", "this is of the wrong kind", path, document, {
          expected: kind(issue.expected),
          got: show(value, path),
        }),
      ];
    case "invalid_value":
      return [oneOf(issue.values.map(String), value, path, document)];
    case "custom": {
      const params = (issue.params ?? {}) as { expected?: string; fix?: string };
      return [fault("BP105", issue.message, path, document, { got: show(value, path), ...pick(params) })];
    }
    default:
      return [
        fault("BP104", "this value is not allowed", path, document, {
          expected: expectation(issue),
          got: show(value, path),
        }),
      ];
  }
}

function invalidUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: readonly PathStep[],
  schema: ZodType,
  document: LoadedDocument,
): Fault[] {
  const discriminator =
    "discriminator" in issue && typeof issue.discriminator === "string" ? issue.discriminator : undefined;
  if (discriminator !== undefined) {
    // Zod points at the discriminator itself.
    const names = discriminatorValues(schemaAt(schema, path.slice(0, -1)), discriminator);
    const value = at(document.value, path);
    if (value === undefined) return [missing(path, names.join(" or "), document)];
    return [oneOf(names, value, path, document)];
  }
  // The branch that fits the kind of value is the one that was meant.
  const value = at(document.value, path);
  const branches = issue.errors.filter(
    (branch) => !branch.some(({ code, path: inner }) => code === "invalid_type" && inner.length === 0),
  );
  const meant = branches[0];
  if (meant) return meant.flatMap((inner) => toFaults(inner, path, schema, document));
  const expected = issue.errors.flatMap((branch) =>
    branch.flatMap((inner) => (inner.code === "invalid_type" ? [kind(inner.expected)] : [])),
  );
  if (value === undefined) return [missing(path, expected.join(" or "), document)];
  return [
    fault("BP103", "this is of the wrong kind", path, document, {
      expected: expected.join(" or "),
      got: show(value, path),
    }),
  ];
}

function unknownKey(key: string, path: readonly PathStep[], schema: ZodType, document: LoadedDocument): Fault {
  const value = at(document.value, path);
  const allowed = allowedKeys(schemaAt(schema, path), value);
  const free = allowed.filter((name) => !(isMapping(value) && name in value));
  const near = free.length > 0 ? closest(key, free) : "";
  return fault(
    "BP102",
    `there is no key ${key}`,
    [...path, key],
    document,
    {
      expected: allowed.length > 0 ? allowed.join(", ") : "no more keys",
      ...(near !== "" && distance(key, near) <= Math.max(2, key.length / 3) ? { fix: `Did you mean ${near}?` } : {}),
    },
    "key",
  );
}

function missing(path: readonly PathStep[], expected: string, document: LoadedDocument): Fault {
  return {
    ...fault("BP100", `the key ${String(path.at(-1))} is missing`, path, document, { expected: kind(expected) }),
    place: document.locate(path),
  };
}

function oneOf(values: readonly string[], value: unknown, path: readonly PathStep[], document: LoadedDocument): Fault {
  const near = typeof value === "string" && values.length > 0 ? closest(value, [...values]) : "";
  return fault("BP104", "this value is not known", path, document, {
    expected: values.join(", "),
    got: show(value, path),
    ...(near !== "" && distance(String(value), near) <= 3 ? { fix: `Did you mean ${near}?` } : {}),
  });
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string"
        ? `${issue.minimum} characters or more`
        : issue.origin === "number"
          ? `${issue.minimum} or more`
          : `${issue.minimum} entries or more`;
    case "too_big":
      return issue.origin === "string"
        ? `at most ${issue.maximum} characters`
        : issue.origin === "number"
          ? `at most ${issue.maximum}`
          : `at most ${issue.maximum} entries`;
    default:
      return issue.message;
  }
}

function fault(
  code: string,
  message: string,
  path: readonly PathStep[],
  document: LoadedDocument,
  rest: Partial<Fault>,
  part: "key" | "value" = "value",
): Fault {
  return { code, message, place: document.locate(path, part), ...rest };
}

/** What zod calls a kind, in a reader's words. */
function kind(name: string): string {
  const words: Record<string, string> = {
    string: "text",
    int: "a whole number",
    number: "a number",
    boolean: "true or false",
    object: "a mapping",
    record: "a mapping",
    array: "a list",
  };
  return words[name] ?? name;
}

const secretName = /pass|secret|token|key|credential/i;

/** A value as it is shown; never one whose key sounds secret. */
function show(value: unknown, path: readonly PathStep[]): string {
  if (value === undefined) return "nothing";
  if (path.some((step) => typeof step === "string" && secretName.test(step))) return "a value that is not shown";
  const text = JSON.stringify(value);
  const of =
    typeof value === "string"
      ? "text"
      : Array.isArray(value)
        ? "a list"
        : value === null
          ? "nothing"
          : typeof value === "object"
            ? "a mapping"
            : typeof value;
  return `${text.length > 60 ? `${text.slice(0, 57)}...` : text} (${of})`;
}

function pick(params: { expected?: string; fix?: string }): Partial<Fault> {
  return { ...(params.expected ? { expected: params.expected } : {}), ...(params.fix ? { fix: params.fix } : {}) };
}

function at(value: unknown, path: readonly PathStep[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<PathStep, unknown>)[step];
  }
  return found;
}

/** The parts of zod's definitions that are walked to find the keys of an object. */
interface Definition {
  readonly type: string;
  readonly innerType?: ZodType;
  readonly shape?: Readonly<Record<string, ZodType>>;
  readonly valueType?: ZodType;
  readonly element?: ZodType;
  readonly options?: readonly ZodType[];
  readonly values?: readonly unknown[];
}

function definition(schema: ZodType | undefined): Definition | undefined {
  const found = schema?.def as Definition | undefined;
  return found?.innerType ? definition(found.innerType) : found;
}

/** Every definition that may stand at a path: more than one below a union. */
function schemaAt(schema: ZodType, path: readonly PathStep[]): Definition[] {
  let found = options(schema);
  for (const step of path) {
    found = found.flatMap((one) => options(one.shape?.[String(step)] ?? one.valueType ?? one.element));
  }
  return found;
}

function options(schema: ZodType | undefined): Definition[] {
  const found = definition(schema);
  if (!found) return [];
  return found.options ? found.options.flatMap(options) : [found];
}

/** Keys of the object that is meant; in a union the one whose literals fit the value. */
function allowedKeys(candidates: readonly Definition[], value: unknown): string[] {
  const objects = candidates.filter(({ shape }) => shape !== undefined);
  const fitting = objects.filter(({ shape }) =>
    Object.entries(shape ?? {}).every(([key, inner]) => {
      const literal = definition(inner);
      return literal?.type !== "literal" || !isMapping(value) || literal.values?.includes(value[key]) === true;
    }),
  );
  return [...new Set((fitting.length > 0 ? fitting : objects).flatMap(({ shape }) => Object.keys(shape ?? {})))];
}

function discriminatorValues(candidates: readonly Definition[], key: string): string[] {
  return candidates.flatMap(({ shape }) => (definition(shape?.[key])?.values ?? []).map(String));
}

function byPlace(a: Fault, b: Fault): number {
  return (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}
