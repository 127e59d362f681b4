import { blocks, hasReference, isObject, type Json, type JsonObject, type Resource } from "../../core/configuration";
import { readJson } from "../../core/json-template";
import { containsReference } from "../../posture/values";

/** One value of a chart, as a release sets it. */
export interface ChartValue {
  /** `absent`: the chart's own default stands. `unknown`: known at apply. */
  readonly state: "known" | "unknown" | "absent";
  /** The value, with the references in it as text. */
  readonly value?: Json;
}

/** Arguments that set single values; each later one wins over those before it, and over `values`. */
const single = ["set", "set_list", "set_sensitive", "set_wo"] as const;

/**
 * The value at a dotted path of a Helm release: what its `values` say, the last first, and what `set` and its kin say of it.
 * Source: provider helm 3.1.2; Helm documentation, "Values Files".
 */
export function chartValue({ arguments: release }: Resource, path: string): ChartValue {
  for (const argument of [...single].reverse()) {
    const said = blocks(release[argument])
      .filter(({ name }) => typeof name === "string" && dotted(name) === path)
      .at(-1);
    if (said) return settled(said.value);
  }
  const texts = Array.isArray(release.values) ? release.values : release.values === undefined ? [] : [release.values];
  for (const text of [...texts].reverse()) {
    const document = readDocument(text);
    if (document === undefined) return { state: "unknown" };
    const found = valueAt(document, path.split("."));
    if (found !== undefined) return settled(found);
  }
  return { state: "absent" };
}

/** `a.b[0].c` as `a.b.0.c`. */
function dotted(name: string): string {
  return name.replace(/\[(\d+)\]/g, ".$1");
}

function settled(value: Json | undefined): ChartValue {
  if (value === undefined || value === null) return { state: "absent" };
  return containsReference(value) ? { state: "unknown", value } : { state: "known", value };
}

function valueAt(value: Json, [step, ...rest]: readonly string[]): Json | undefined {
  if (step === undefined) return value;
  const inner = Array.isArray(value) ? value[Number(step)] : isObject(value) ? value[step] : undefined;
  return inner === undefined ? undefined : valueAt(inner, rest);
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
