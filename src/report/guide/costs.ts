import type { JudgedPlatform } from "../../judge/pipeline";
import { spokenPath } from "../../posture/findings";
import { chargeOf, chargeTable } from "../../terraform/charges";
import { resourcesOf } from "../../terraform/configuration";

/** Resources of one kind that IBM charges for. */
export interface PaidRow {
  readonly what: string;
  readonly count: number;
  readonly plans: readonly string[];
  readonly per: string;
  /** Options of the blueprint, or construct paths, that brought them about. */
  readonly because: readonly string[];
}

export interface Costs {
  /** Day on which the documents were read. */
  readonly dated: string;
  readonly paid: readonly PaidRow[];
  /** Kinds of resources for which no document that was read says whether they are charged. */
  readonly unknown: readonly string[];
}

const counted = new WeakMap<JudgedPlatform, Costs>();

/** What the resources of a platform are charged for, and why they are there: counted once, for the guide and the summary. */
export function costsOf(judged: JudgedPlatform): Costs {
  const costs = counted.get(judged) ?? count(judged);
  counted.set(judged, costs);
  return costs;
}

function count({ platform, stacks, origin }: JudgedPlatform): Costs {
  const paid = new Map<
    string,
    { what: string; per: string; count: number; plans: Set<string>; because: Set<string> }
  >();
  const unknown = new Set<string>();
  for (const { type, kind, arguments: values, constructPath } of stacks.flatMap(resourcesOf)) {
    if (kind !== "resource") continue;
    const { what = type, charge = "unknown", per = "" } = chargeOf(type, values) ?? {};
    if (charge === "unknown") unknown.add(what);
    if (charge !== "paid") continue;
    const row = paid.get(`${what} ${per}`) ?? { what, per, count: 0, plans: new Set(), because: new Set() };
    row.count += 1;
    if (typeof values.plan === "string") row.plans.add(values.plan);
    if (constructPath !== undefined) row.because.add(causeOf(constructPath, platform.askers, origin));
    paid.set(`${what} ${per}`, row);
  }
  return {
    dated: chargeTable().dated,
    paid: [...paid.values()].map((row) => ({ ...row, plans: [...row.plans], because: withoutParts([...row.because]) })),
    unknown: [...unknown].sort(),
  };
}

/** The option that a resource comes from; of what appeared because something asked for it, the option that asked. */
function causeOf(path: string, askers: ReadonlyMap<string, string>, origin: JudgedPlatform["origin"]): string {
  let at = path;
  const seen = new Set<string>();
  for (;;) {
    const made = [...askers].find(([member]) => at === member || at.startsWith(`${member}/`));
    if (!made || seen.has(made[0])) break;
    const [member, asker] = made;
    // What it was made for may be in its name, as with keys: `apps-disks` is the system apps's.
    const own = optionOf(`${at.split("/")[0]}${at.slice(member.length)}`, origin);
    if (own !== undefined) return own;
    seen.add(member);
    at = asker;
  }
  return optionOf(at, origin) ?? spokenPath(at);
}

/** The option that a construct path speaks of, if there is one. */
function optionOf(path: string, origin: JudgedPlatform["origin"]): string | undefined {
  const found = origin?.(path).path;
  return found === undefined || found === "" || found === path ? undefined : found;
}

/** Without the options that lie inside another one of the list. */
function withoutParts(options: readonly string[]): string[] {
  return options
    .filter((option) => !options.some((other) => other !== option && option.startsWith(`${other}.`)))
    .sort();
}
