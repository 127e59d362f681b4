import { blocks, type Json, type JsonObject } from "../terraform/configuration";
import type { TypeConstraints } from "../terraform/provider-data";
import { codes } from "./codes";
import { type Context, isSet, report } from "./context";

type Presence = "set" | "perhaps" | "unset";

/** Judges which arguments exclude or need one another. Paths count from the resource; `.0.` steps into its first block. */
export function judgeRelations(context: Context, body: JsonObject, constraints: TypeConstraints): void {
  const told = new Set<string>();
  for (const [argument, constraint] of Object.entries(constraints.attributes ?? {})) {
    const own = argument.split(".");
    if (!parentExists(body, own)) continue;
    const presence = presenceOf(body, own);
    const judge = { context, body, argument, presence, told };
    if (constraint.conflictsWith) judgeConflicts(judge, constraint.conflictsWith);
    if (constraint.requiredWith) judgeRequiredWith(judge, constraint.requiredWith);
    if (constraint.exactlyOneOf) judgeOneOf(judge, constraint.exactlyOneOf, true);
    if (constraint.atLeastOneOf) judgeOneOf(judge, constraint.atLeastOneOf, false);
  }
}

interface Judge {
  readonly context: Context;
  readonly body: JsonObject;
  readonly argument: string;
  readonly presence: Presence;
  /** Relations that were reported from their other side. */
  readonly told: Set<string>;
}

function judgeConflicts(judge: Judge, others: readonly string[]): void {
  if (judge.presence !== "set") return;
  for (const other of others) {
    if (plain(other) === judge.argument || presenceOf(judge.body, steps(other)) !== "set") continue;
    once(
      judge,
      codes.conflict,
      [judge.argument, plain(other)],
      `${judge.argument} and ${plain(other)} are mutually exclusive`,
      {
        fix: "Remove one of the two.",
      },
    );
  }
}

function judgeRequiredWith(judge: Judge, others: readonly string[]): void {
  if (judge.presence !== "set") return;
  const missing = others.filter((other) => presenceOf(judge.body, steps(other)) === "unset").map(plain);
  if (missing.length === 0) return;
  once(judge, codes.requiredWith, [judge.argument, ...missing], `${judge.argument} requires ${missing.join(" and ")}`, {
    expected: `${[judge.argument, ...others.map(plain)].join(", ")} together`,
  });
}

function judgeOneOf(judge: Judge, others: readonly string[], exactly: boolean): void {
  const names = [...new Set(others.map(plain))].sort();
  const presences = names.map((name) => presenceOf(judge.body, name.split(".")));
  const set = names.filter((_, index) => presences[index] === "set");
  if (set.length === 0 && !presences.includes("perhaps")) {
    const [code, words] = exactly ? [codes.exactlyOne, "exactly one"] : [codes.atLeastOne, "at least one"];
    once(judge, code, names, `${words} of ${names.join(", ")} is required`, { got: "none" });
  } else if (exactly && set.length > 1) {
    once(judge, codes.exactlyOne, names, `only one of ${names.join(", ")} can be set`, { got: set.join(" and ") });
  }
}

function once(judge: Judge, code: string, names: readonly string[], message: string, rest: object): void {
  const key = `${code} ${[...names].sort().join(" ")}`;
  if (judge.told.has(key)) return;
  judge.told.add(key);
  report(judge.context, code, judge.argument, message, rest);
}

/** The relation's path without the index that the provider's code writes for a block. */
function plain(path: string): string {
  return steps(path).join(".");
}

function steps(path: string): string[] {
  return path.split(".").filter((step) => step !== "0");
}

function parentExists(body: JsonObject, path: readonly string[]): boolean {
  return path.length === 1 || presenceOf(body, path.slice(0, -1)) !== "unset";
}

/**
 * Is the argument set? The provider passes over values that it does not know yet; a reference to a resource's attribute
 * is never null, so it counts as set here, while a variable or an expression may turn out null.
 */
function presenceOf(body: JsonObject, path: readonly string[]): Presence {
  const [step, ...rest] = path;
  if (step === undefined) return "set";
  const value = body[step];
  if (blocks(body.dynamic).some((dynamic) => dynamic[step] !== undefined)) return "perhaps";
  if (rest.length > 0) {
    const first = blocks(value)[0];
    return first ? presenceOf(first, rest) : "unset";
  }
  return presence(value);
}

function presence(value: Json | undefined): Presence {
  if (!isSet(value) || (Array.isArray(value) && value.length === 0)) return "unset";
  if (typeof value !== "string" || !/[$%]\{/.test(value)) return "set";
  return /^\$\{(?!var\.|local\.|each\.|module\.|data\.)[a-z][a-z0-9_]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_]+\}$/.test(value)
    ? "set"
    : "perhaps";
}
