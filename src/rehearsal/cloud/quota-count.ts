import { numberOf } from "../../core/number-of";
import { own } from "../../core/own";
import { blocks, isObject, type StackJson } from "../../terraform/configuration";
import { type Quota, quotaTable, raisedName } from "../../terraform/quotas";
import { holdsFor } from "../../terraform/where";
import { isObjectValue, type ObjectValue, type Value } from "../plugin/codec";
import { Refusal } from "../plugin/model";

/** What counts towards a quota: something that exists, or that a service still keeps. */
export interface Counted {
  readonly type: string;
  readonly state: ObjectValue;
  /** Region that it is in. */
  readonly region?: string;
}

const byType = new Map<string, readonly Quota[]>();

function quotasOf(type: string): readonly Quota[] {
  const known = byType.get(type) ?? quotaTable().quotas.filter(({ types }) => types.includes(type));
  byType.set(type, known);
  return known;
}

/**
 * Refuses what exceeds a quota of its service, as the service does in the middle of an apply.
 *
 * @param wanted what is to be made, or changed
 * @param others everything that counts besides it
 * @param planOf plan of the Internet Services instance with this id
 * @param raised quotas that support has raised, by id
 * @throws Refusal with the number, the limit and its source
 */
export function refuseBeyondQuota(
  wanted: Counted,
  others: readonly Counted[],
  planOf: (cisId: Value | undefined) => string,
  raised: Readonly<Record<string, number>>,
): void {
  const planned = wanted.state;
  for (const quota of quotasOf(wanted.type)) {
    if (!holdsFor(quota.where ?? {}, planned)) continue;
    const key = keyOf(quota, wanted);
    if (key === undefined) continue;
    const beside = quota.per.includes("resource")
      ? []
      : others.filter(
          (one) =>
            quota.types.includes(one.type) && holdsFor(quota.where ?? {}, one.state) && keyOf(quota, one) === key,
        );
    const before = beside.reduce((sum, { state }) => sum + amountOf(quota, state), 0);
    const count = before + amountOf(quota, planned);
    const given = own(quota.byPlan, quota.byPlan ? planOf(planned.cis_id) : "") ?? quota.limit;
    const limit = Math.max(given, quota.raisable ? (own(raised, quota.id) ?? 0) : 0);
    if (count <= limit) continue;
    const [argument] = quota.counts ?? [quota.sums];
    throw new Refusal(
      "over-quota",
      `${count} ${quota.of} exceed the quota of ${limit}`,
      quota.source,
      quota.raisable
        ? `Spread them; or have the quota raised, and set the new limit as an output or local value named ${raisedName(quota.id)}.`
        : "Spread them.",
      argument?.split(".")[0],
    );
  }
}

/** What it is counted by; undefined where the argument says nothing. */
function keyOf({ per }: Quota, { state, region = "" }: Counted): string | undefined {
  const parts = per.map((by) => {
    if (by === "account" || by === "resource") return by;
    if (by === "region") return region;
    const value = state[by];
    // A zone's id has the instance's CRN behind it, or not; an instance is named by its CRN, or by its GUID in it.
    return typeof value === "string"
      ? value.startsWith("crn:")
        ? value.split(":")[7] || value
        : value.split(":", 1)[0]
      : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join(" ");
}

function amountOf({ counts, sums }: Quota, state: ObjectValue): number {
  if (sums !== undefined) return typeof state[sums] === "number" ? (state[sums] as number) : 0;
  if (!counts) return 1;
  return counts.reduce((sum, argument) => sum + elements(state, argument.split(".")), 0);
}

/** Blocks or elements at a path, through blocks that are repeated. */
function elements(value: Value | undefined, [step, ...rest]: readonly string[]): number {
  if (step === undefined) return Array.isArray(value) ? value.length : isObjectValue(value) ? 1 : 0;
  const inner = Array.isArray(value) ? value : [value];
  return inner.filter(isObjectValue).reduce((sum, one) => sum + elements(one[step], rest), 0);
}

/** Quotas that stacks say support has raised, by id: outputs and local values named `quota_…`. */
export function raisedQuotas(stacks: readonly StackJson[]): Record<string, number> {
  const said = new Map<string, number>();
  for (const { json } of stacks) {
    const outputs = blocks(json.output).flatMap((named) =>
      Object.entries(named).map(([name, body]) => [name, isObject(body) ? body.value : undefined] as const),
    );
    for (const [name, value] of [...outputs, ...blocks(json.locals).flatMap((named) => Object.entries(named))]) {
      const limit = numberOf(value);
      if (Number.isInteger(limit)) said.set(name, Math.max(limit, said.get(name) ?? 0));
    }
  }
  const raised = quotaTable().quotas.flatMap(({ id }): [string, number][] => {
    const value = said.get(raisedName(id));
    return value === undefined ? [] : [[id, value]];
  });
  return Object.fromEntries(raised);
}
