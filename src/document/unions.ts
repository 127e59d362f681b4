import type * as z from "zod/v4/core";
import { isMapping, valueAt } from "./document";

type Issue = z.$ZodIssue;

/** Which of a union's options was meant. */
export type Meant =
  /** One option: its own issues say what is wrong. */
  | { readonly kind: "option"; readonly issues: readonly Issue[] }
  /** The options are told apart by a key whose value is none of theirs. */
  | { readonly kind: "key"; readonly key: string; readonly values: readonly unknown[] }
  /** None in particular; `fits` when the value is of a kind that one of them takes. */
  | { readonly kind: "none"; readonly fits: boolean; readonly values: readonly unknown[] };

/** Finds the option that was meant from the issues of each. */
export function meantOption(options: readonly (readonly Issue[])[], value: unknown): Meant {
  const flat = options.flatMap(flattened);
  const fitting = flat.filter((issues) => !issues.some(isWrongKind));
  const values = flat.flatMap((issues) => issues.flatMap((issue) => (isOtherValue(issue) ? issue.values : [])));
  const open = fitting.filter((issues) => !issues.some(isOtherValue));
  if (typeof value !== "object" || value === null) {
    // Of the options that take text, one alone can be meant; a fixed value beside it may be meant as well.
    if (open.length === 1 && fitting.length === 1) return { kind: "option", issues: open[0] ?? [] };
    return { kind: "none", fits: fitting.length > 0, values };
  }
  const told = isMapping(value) ? toldApart(open, value) : undefined;
  if (told) return told;
  const [best] = [...open].sort((a, b) => weight(a, value) - weight(b, value));
  return best ? { kind: "option", issues: best } : { kind: "none", fits: false, values };
}

/** Options of a union within a union. */
function flattened(issues: readonly Issue[]): (readonly Issue[])[] {
  const [only] = issues;
  if (issues.length !== 1 || only?.code !== "invalid_union" || only.path.length > 0 || only.errors.length === 0) {
    return [issues];
  }
  return only.errors.flatMap(flattened);
}

function isWrongKind(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === "invalid_type";
}

function isOtherValue(issue: Issue): issue is z.$ZodIssueInvalidValue {
  return issue.path.length === 0 && issue.code === "invalid_value";
}

/** The key by which all options refuse the mapping, if there is one. */
function toldApart(options: readonly (readonly Issue[])[], value: Record<string, unknown>): Meant | undefined {
  if (options.length < 2) return undefined;
  const [first = []] = options;
  for (const { key } of first.flatMap((issue) => otherType(issue, value) ?? [])) {
    const types = options.map((issues) =>
      issues.flatMap((issue) => otherType(issue, value) ?? []).find((type) => type.key === key),
    );
    if (types.every((type) => type !== undefined))
      return { kind: "key", key, values: types.flatMap((type) => type.values) };
  }
  return undefined;
}

/** An issue that says: this key is there, and has another value than the one that this option is for. */
function otherType(issue: Issue, value: unknown): { key: string; values: readonly unknown[] } | undefined {
  const [key] = issue.path;
  if (issue.code !== "invalid_value" || issue.path.length !== 1 || typeof key !== "string") return undefined;
  return valueAt(value, [key]) === undefined ? undefined : { key, values: issue.values };
}

/** How far an option is from what is written: another type weighs most, then keys that it does not know. */
function weight(issues: readonly Issue[], value: unknown): number {
  return issues.reduce((sum, issue) => {
    if (otherType(issue, value)) return sum + 100;
    if (issue.code === "unrecognized_keys" && issue.path.length === 0) return sum + 3 * issue.keys.length;
    return sum + 1;
  }, 0);
}
