import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { loadBlueprints } from "../../src/blueprint";
import { type Fault, FaultError, type Place } from "../../src/core/fault";
import { packageRoot } from "../../src/core/package-root";
import { deployable } from "../../src/judge/pipeline";
import type { Finding } from "../../src/posture";
import { today } from "./reference";

/** A text, or what makes a long one. */
type Text = string | { readonly repeat: string; readonly times: number };

/** A blueprint with one fault, as `test/blueprint/wrong` has it; `▸` stands before the place of the fault. */
export interface WrongBlueprint {
  readonly text: Text;
  /** What it extends: bases, and files of its own by their names without the extension. */
  readonly base?: string | readonly string[];
  readonly files?: Readonly<Record<string, Text>>;
  /** The files are written as Latin-1. */
  readonly latin1?: boolean;
  /** Blueprints that are read together. @default [b.yaml] */
  readonly inputs?: readonly string[];
  /** Other codes of the answer. */
  readonly with?: readonly string[];
  /** Why the answer says nothing of what was got. */
  readonly noGot?: string;
}

export type WrongBlueprints = Readonly<Record<string, WrongBlueprint>>;

/** What a blueprint is answered. */
export interface Answer {
  readonly faults: readonly Fault[];
  readonly findings: readonly Finding[];
}

export function wrongBlueprints(name: string): WrongBlueprints {
  return read(name) as WrongBlueprints;
}

/** The blueprints that others extend, by name. */
export function wrongBases(): Readonly<Record<string, string>> {
  return read("bases") as Readonly<Record<string, string>>;
}

function read(name: string): unknown {
  return parse(fs.readFileSync(path.join(packageRoot, "test", "blueprint", "wrong", `${name}.yaml`), "utf8"));
}

const mark = "▸";

/** Writes a wrong blueprint with what it extends into a folder; the result is where its mark stood. */
export function writeWrong(folder: string, { text, base = [], files = {}, latin1 = false }: WrongBlueprint): Place {
  const bases = [base].flat();
  const extended = bases.length > 0 ? `extends: [${bases.map((name) => `${name}.yaml`).join(", ")}]\n` : "";
  const all = {
    ...Object.fromEntries(Object.entries(wrongBases()).map(([name, one]) => [`${name}.yaml`, one])),
    ...Object.fromEntries(Object.entries(files).map(([name, one]) => [name, whole(one)])),
    "b.yaml": extended + whole(text),
  };
  const places = Object.entries(all).flatMap(([name, one]): Place[] => {
    const filled = fill(one);
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, filled.replace(mark, ""), latin1 ? "latin1" : "utf8");
    const [before, after] = filled.split(mark);
    if (before === undefined || after === undefined) return [];
    const lines = before.split("\n");
    return [{ file, line: lines.length, column: (lines.at(-1) ?? "").length + 1 }];
  });
  const [place, ...others] = places;
  if (!place || others.length > 0) throw new Error("one mark is expected");
  return place;
}

/** Is the fault in a file that the blueprint extends, or that is read with it? */
export function liesElsewhere({ files = {} }: WrongBlueprint): boolean {
  return Object.values(files).some((text) => whole(text).includes(mark));
}

function whole(text: Text): string {
  return typeof text === "string" ? text : text.repeat.repeat(text.times);
}

const account = "a/0123456789abcdef0123456789abcdef";

/** Long values, which would hide what a blueprint is about. */
function fill(text: string): string {
  return text
    .replaceAll(
      /CRN\(([a-z-]+)\)/g,
      `"crn:v1:bluemix:public:$1:eu-de:${account}:51111111-2222-4333-8444-555555555555::"`,
    )
    .replaceAll(
      "SUBNET",
      `"crn:v1:bluemix:public:is:eu-de-1:${account}::subnet:0717-11111111-2222-4333-8444-555555555555"`,
    )
    .replaceAll("ACCOUNT", account)
    .replaceAll("WORDS", "The partner changes this in spring.")
    .replaceAll(
      "IMAGE",
      `private.de.icr.io/storefront/web:1.4.2@sha256:${"2c26b46b68ffc68ff99b453c1d304134".repeat(2)}`,
    );
}

/** What the blueprints in a folder are answered. */
export function answer(folder: string, inputs: readonly string[] = ["b.yaml"]): Answer {
  try {
    const { platforms } = deployable(loadBlueprints(inputs.map((name) => path.join(folder, name))), today);
    return {
      faults: platforms.flatMap(({ check, preflight }) => [...check.faults, ...preflight.faults]),
      findings: platforms
        .flatMap(({ check }) => check.findings)
        .filter(({ verdict }) => verdict === "violation" || verdict === "unknown"),
    };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { faults: error.faults, findings: [] };
  }
}

/** Codes that no blueprint can cause. */
export function unreachableCodes(): string[] {
  return Object.values(read("unreachable") as Readonly<Record<string, readonly string[]>>).flat();
}
