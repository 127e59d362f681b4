import { isDeepStrictEqual } from "node:util";

/** A resource in the JSON of a plan. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    /** What is not known before apply: `true` in its place. */
    readonly after_unknown: Readonly<Record<string, unknown>>;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** An argument whose value a plan changes. */
export interface ChangedArgument {
  /** Dotted, without the indexes of repeated blocks. */
  readonly argument: string;
  readonly before: unknown;
  readonly after: unknown;
  /** True when the value after it is known only after apply. */
  readonly unknown?: boolean;
}

/** The arguments that a plan changes on a resource that stays, or is replaced. */
export function changedArguments({ change }: PlannedResource): ChangedArgument[] {
  const found = new Map<string, ChangedArgument>();
  const visit = (before: unknown, after: unknown, open: unknown, path: readonly string[]): void => {
    if (open === true) {
      if (path.length > 0)
        found.set(path.join("."), { argument: path.join("."), before, after: "known after apply", unknown: true });
      return;
    }
    if (isDeepStrictEqual(before, after) && !holdsTrue(open)) return;
    const lists = Array.isArray(before) && Array.isArray(after) && before.length === after.length;
    if (lists && before.some(isRecord)) {
      for (const [index, one] of before.entries()) visit(one, after[index], at(open, index), path);
      return;
    }
    if (isRecord(before) && isRecord(after)) {
      for (const name of new Set([
        ...Object.keys(before),
        ...Object.keys(after),
        ...(isRecord(open) ? Object.keys(open) : []),
      ]))
        visit(before[name] ?? null, after[name] ?? null, at(open, name), [...path, name]);
      return;
    }
    if (isDeepStrictEqual(before, after)) return;
    const argument = path.join(".");
    if (!found.has(argument)) found.set(argument, { argument, before, after });
  };
  visit(change.before ?? {}, change.after ?? {}, change.after_unknown, []);
  return [...found.values()];
}

/** The fact about an argument, or about the block that it stands in. */
export function factOf<T>(facts: Readonly<Record<string, T>> | undefined, argument: string): T | undefined {
  const steps = argument.split(".");
  for (let length = steps.length; length > 0; length -= 1) {
    const name = steps.slice(0, length).join(".");
    if (facts && Object.hasOwn(facts, name)) return facts[name];
  }
  return undefined;
}

function holdsTrue(value: unknown): boolean {
  if (value === true) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsTrue);
}

function at(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
