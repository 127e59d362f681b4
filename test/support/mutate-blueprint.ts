import * as fs from "node:fs";
import { parse } from "yaml";

type Step = string | number;

/** A blueprint in which one thing is another. */
export interface MutatedBlueprint {
  /** The blueprint's data, made on demand. */
  readonly data: () => unknown;
  /** What was changed, for messages. */
  readonly what: string;
}

/** Plain data of a blueprint's file. */
export function blueprintData(file: string): unknown {
  return parse(fs.readFileSync(file, "utf8"));
}

/** Values of each type, and texts that somebody might take for something else. */
const values: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e300, "", "x", "x".repeat(5_000), "a b", "2026-02-30", "0.0.0.0/0", "\u00e4"],
  ...[
    [],
    ["x"],
    [[]],
    [null],
    [{}],
    {},
    { a: "b" },
    { a: { b: [1] } },
    nested(40),
    Array.from({ length: 2_000 }, () => "x"),
  ],
  ...[
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "foundations",
    "../../x",
    "/etc/passwd",
    "<b>\"'`$(id)|",
  ],
  ...["crn:v1:bluemix:public:kms:eu-de:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555:zz:yy"],
  ...["crn:v1:bluemix:public:::a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555::", "crn:v1"],
];

/** Names that mean something to JavaScript, to the engine, or in some scope of ours. */
const names: readonly string[] = [
  ...[
    "constructor",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "__proto__",
    "foundations",
    "default",
    "Default",
    "internet",
  ],
  ...[
    "../../x",
    "a/b",
    "a--b",
    "a.b",
    "A",
    "",
    "x".repeat(300),
    "time",
    "ibm",
    "project",
    "network",
    "secrets",
    "events",
  ],
];

/**
 * Every mutation of a blueprint: each node as each value, each list with its first entry twice and with entries that differ in dots
 * and hyphens alone, and each key as each name.
 *
 * @param more names to try besides, such as those of constructs
 */
export function* mutations(data: unknown, more: readonly string[] = []): Generator<MutatedBlueprint> {
  for (const at of places(data)) {
    const step = at.at(-1);
    if (step === undefined) continue;
    for (const value of values) yield changed(data, at, (holder) => set(holder, step, value), show(value));
    const old = valueAt(data, at);
    if (Array.isArray(old) && old.length > 0) {
      const [first] = old;
      yield changed(data, at, (holder) => set(holder, step, [...old, first]), "its first entry twice");
      if (typeof first === "string" && /[.-]/.test(first))
        yield changed(data, at, (holder) => set(holder, step, [...old, ...twins(first)]), "entries with other dots");
    }
    if (typeof step !== "string") continue;
    for (const name of [...names, ...more])
      yield changed(data, at, (holder) => rename(holder, step, name), `key ${JSON.stringify(name.slice(0, 40))}`);
  }
}

/** Texts that are one with a text when signs between letters do not count; of a mail address the part before the @ alone. */
function twins(text: string): string[] {
  const [local = "", ...rest] = text.split("@");
  const swapped = [local.replaceAll(".", "-"), local.replaceAll("-", "."), `a.${local}`, `a-${local}`];
  return [...new Set(swapped)].map((one) => [one, ...rest].join("@")).filter((one) => one !== text);
}

function changed(data: unknown, at: readonly Step[], change: (holder: object) => void, what: string): MutatedBlueprint {
  return {
    data: () => {
      const copy: unknown = structuredClone(data);
      change(valueAt(copy, at.slice(0, -1)) as object);
      return copy;
    },
    what: `${at.join(".")}: ${what}`,
  };
}

function set(holder: object, step: Step, value: unknown): void {
  Object.assign(holder, { [step]: value });
}

function rename(holder: object, from: string, to: string): void {
  const value: unknown = Reflect.get(holder, from);
  Reflect.deleteProperty(holder, from);
  // Not by assignment: __proto__ must become a key.
  Object.defineProperty(holder, to, { value, enumerable: true, configurable: true, writable: true });
}

function* places(value: unknown, at: readonly Step[] = []): Generator<readonly Step[]> {
  yield at;
  if (typeof value !== "object" || value === null) return;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value))
    yield* places(valueAt(value, [key]), [...at, key]);
}

function valueAt(value: unknown, at: readonly Step[]): unknown {
  return at.reduce((holder, step) => (holder as Record<Step, unknown>)[step], value);
}

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1) };
}

function show(value: unknown): string {
  return JSON.stringify(value).slice(0, 60);
}
