import { textOf } from "../../core/text-of";
import { written } from "../../posture/guarded";
import { containsReference } from "../../posture/values";
import {
  blocks,
  hasReference,
  isObject,
  type Json,
  type JsonObject,
  type Resource,
} from "../../terraform/configuration";
import { readJson } from "../../terraform/json-template";

/** One value of a chart, as a release sets it. */
export interface ChartValue {
  /** `absent`: the chart's own default stands. `unknown`: known at apply. */
  readonly state: "known" | "unknown" | "absent";
  /** The value, with the references in it as text. */
  readonly value?: Json;
}

/** Arguments that set single values; each later one wins over those before it, and over `values`. */
const single = ["set", "set_list", "set_sensitive", "set_wo"] as const;

/** Names of objects and indices of lists, from the outside in. */
type Path = readonly (string | number)[];

/** A value as far as it has been put together; undefined when nobody can know it. */
type Built = { readonly value: Json | undefined } | undefined;

/**
 * The value at a dotted path of a Helm release: what its `values` say, and over it what `set` and its kin say of it and of
 * what is below. Source: provider helm 3.1.2; Helm documentation, "Values Files" and "The Format and Limitations of --set".
 */
export function chartValue(resource: Resource, path: string): ChartValue {
  const release = written(resource);
  const asked = path.split(".");
  const steps = [...documentsOf(release.values), ...single.flatMap((argument) => singlesOf(release, argument))];
  const built = steps.reduce<Built>((before, step) => step(before, asked), { value: undefined });
  return built ? settled(built.value) : { state: "unknown" };
}

/** What one document or one single value makes of what stands at a path. */
type Step = (before: Built, asked: Path) => Built;

const unknown: Step = () => undefined;

/** Later documents win, object by object. */
function documentsOf(values: Json | undefined): Step[] {
  const texts = Array.isArray(values) ? values : values === undefined || values === null ? [] : [values];
  return texts.map((text) => {
    const document = readDocument(text);
    if (document === undefined) return unknown;
    return (before, asked) => {
      const found = valueAt(document, asked);
      if (found === undefined) return isHidden(document, asked) ? undefined : before;
      if (!isObject(found)) return { value: found };
      return before && { value: merged(before.value, found) };
    };
  });
}

/** The values that an argument sets; one that is an expression, or a name that is one, may set any. */
function singlesOf(release: JsonObject, argument: (typeof single)[number]): Step[] {
  const said = release[argument];
  const hidden = blocks(release.dynamic).some((dynamic) => dynamic[argument] !== undefined);
  const entries = Array.isArray(said) ? said : said === undefined || said === null ? [] : [said];
  return [
    ...(hidden ? [unknown] : []),
    ...entries.map((entry) => {
      if (!isObject(entry) || hasReference(entry.name)) return unknown;
      const name = stepsOf(textOf(entry.name));
      const value = typed(entry);
      return (before: Built, asked: Path): Built => {
        if (asked.some((step, depth) => textOf(step) !== textOf(name[depth]))) return before;
        const below = name.slice(asked.length);
        if (below.length === 0) return { value };
        return before && { value: placed(before.value, below, value) };
      };
    }),
  ];
}

/** `a.b[0].c` step by step; a dot behind a backslash is part of a name, and an index that Helm refuses is none. */
function stepsOf(name: string): Path {
  const parts = name.replace(/\[(\d{1,4})\]/g, ".[$1]").split(/(?<!\\)\./);
  return parts.map((part) => (/^\[\d+\]$/.test(part) ? Number(part.slice(1, -1)) : part));
}

/** Helm takes texts that look like true, false and null for them, unless it is told otherwise. */
function typed({ type, value }: JsonObject): Json | undefined {
  if (type === "string" || type === "literal") return value;
  return value === "true" ? true : value === "false" ? false : value === "null" ? null : value;
}

function placed(before: Json | undefined, [step, ...rest]: Path, value: Json | undefined): Json {
  if (step === undefined) return value ?? null;
  if (typeof step === "string") {
    const object = isObject(before) ? before : {};
    return { ...object, [step]: placed(object[step], rest, value) };
  }
  const list = Array.isArray(before) ? before : [];
  return Array.from({ length: Math.max(list.length, step + 1) }, (_, index) =>
    index === step ? placed(list[index], rest, value) : (list[index] ?? null),
  );
}

function merged(under: Json | undefined, over: Json): Json {
  if (!isObject(under) || !isObject(over)) return over;
  const names = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.hasOwn(over, name) ? merged(under[name], over[name] as Json) : (under[name] as Json),
    ]),
  );
}

function settled(value: Json | undefined): ChartValue {
  if (value === undefined || value === null) return { state: "absent" };
  return containsReference(value) ? { state: "unknown", value } : { state: "known", value };
}

function valueAt(value: Json, [step, ...rest]: Path): Json | undefined {
  if (step === undefined) return value;
  const inner = Array.isArray(value) ? value[Number(step)] : isObject(value) ? value[step] : undefined;
  return inner === undefined ? undefined : valueAt(inner, rest);
}

/** Is something above the path an expression, which may hold it? */
function isHidden(document: Json, asked: Path): boolean {
  return asked.some((_, depth) => hasReference(valueAt(document, asked.slice(0, depth))));
}

/** JSON, or YAML without references; undefined when it is not known before apply. */
function readDocument(text: Json): JsonObject | undefined {
  if (typeof text !== "string") return undefined;
  const json = readJson(text);
  if (json.state === "known" && isObject(json.value)) return json.value;
  if (json.state === "unknown" || hasReference(text)) return undefined;
  // Values that people write are YAML: the parser is asked for only then.
  const { parse } = require("yaml") as typeof import("yaml");
  try {
    const document: unknown = parse(text) ?? {};
    return isObject(document as Json) ? (document as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
