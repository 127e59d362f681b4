import { numberOf } from "../core/number-of";
import { own } from "../core/own";
import { textOf } from "../core/text-of";
import { blocks, hasReference, isObject, type Json, type JsonObject, type Resource } from "../terraform/configuration";
import { type Quota, quotaTable, raisedName } from "../terraform/quotas";
import { written } from "./guarded";
import { indexed, readable } from "./indexes";
import { known, readOne } from "./values";
import type { World } from "./world";

/** How much of a quota the stacks use, of one thing that it is counted by. */
export interface QuotaUse {
  readonly quota: Quota;
  /** What is given here: by the plan, and raised where a stack says so. */
  readonly limit: number;
  /** What is given at least, where the plan is not known. */
  readonly least: number;
  /** What is known to count. */
  readonly count: number;
  /** More may count: how often something is made, or how long a list is, is not known before apply. */
  readonly open: boolean;
  /** The first resource that counts. */
  readonly at: Resource;
}

interface Amount {
  readonly count: number;
  readonly open: boolean;
}

/** Every quota that the stacks use something of, counted across them. */
export function quotaUse(world: World): QuotaUse[] {
  return quotaTable().quotas.flatMap((quota) => {
    const groups = new Map<string, Resource[]>();
    for (const resource of quota.types.flatMap((type) => world.ofType(type))) {
      const key = countsHere(quota, resource) ? keyOf(quota, resource, world) : undefined;
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group) group.push(resource);
      else groups.set(key, [resource]);
    }
    return [...groups.values()].flatMap((resources) => useOf(quota, resources, world));
  });
}

function useOf(quota: Quota, resources: readonly Resource[], world: World): QuotaUse[] {
  const [at] = resources;
  if (!at) return [];
  const amounts = resources.map((resource) => amountOf(quota, resource));
  return [
    {
      quota,
      ...limits(quota, at, world),
      count: amounts.reduce((sum, { count }) => sum + count, 0),
      open: amounts.some(({ open }) => open),
      at,
    },
  ];
}

function countsHere({ where = {} }: Quota, resource: Resource): boolean {
  return Object.entries(where).every(([argument, value]) => readable(() => known(resource, argument)) === value);
}

/** The thing that a quota is counted by; undefined where it is not written. */
function keyOf({ per }: Quota, resource: Resource, world: World): string | undefined {
  const parts = per.map((by) => {
    if (by === "account") return by;
    if (by === "resource") return `${resource.stack}\n${resource.address}`;
    if (by === "region") return regionOf(resource.stack, world);
    const value = readable(() => readOne(resource, by).value) ?? valueAt(written(resource), by.split("."));
    const target = world.targetResource(resource.stack, value);
    if (target) return `${target.stack}\n${target.address}`;
    if (value === undefined) return undefined;
    return hasReference(value) ? `${resource.stack}\n${textOf(value)}` : textOf(value);
  });
  return parts.includes(undefined) ? undefined : parts.join("\n");
}

const defaultProviders = indexed(["provider.ibm"], ({ stack, arguments: { alias } }) =>
  alias === undefined ? [stack] : [],
);

/** The region that a stack's provider works in. */
function regionOf(stack: string, world: World): string {
  return textOf(defaultProviders(world, stack)[0]?.arguments.region ?? "");
}

/** What stands at a path, known or not. */
function valueAt(body: JsonObject, [step = "", ...rest]: readonly string[]): Json | undefined {
  return rest.length === 0 ? body[step] : blocks(body[step]).flatMap((block) => valueAt(block, rest) ?? [])[0];
}

function amountOf(quota: Quota, resource: Resource): Amount {
  const times = timesOf(resource);
  const each = eachOf(quota, resource);
  return { count: times.count * each.count, open: times.open || each.open };
}

function eachOf({ counts, sums }: Quota, resource: Resource): Amount {
  if (sums !== undefined) {
    const value = readable(() => known(resource, sums));
    return typeof value === "number" ? { count: value, open: false } : { count: 0, open: true };
  }
  if (!counts) return { count: 1, open: false };
  return total(counts.map((argument) => elements(written(resource), argument.split("."))));
}

function total(amounts: readonly Amount[]): Amount {
  return { count: amounts.reduce((sum, { count }) => sum + count, 0), open: amounts.some(({ open }) => open) };
}

/** Blocks or elements at a path, through blocks that are repeated. */
function elements(body: JsonObject, [step = "", ...rest]: readonly string[]): Amount {
  const value = body[step];
  const dynamic = blocks(body.dynamic).some((block) => block[step] !== undefined);
  const written =
    rest.length > 0
      ? total(blocks(value).map((block) => elements(block, rest)))
      : { count: lengthOf(value), open: false };
  return { count: written.count, open: written.open || dynamic || typeof value === "string" };
}

function lengthOf(value: Json | undefined): number {
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? 1 : 0;
}

/** How often a resource is made. */
function timesOf({ meta: { count, for_each: each } }: Resource): Amount {
  if (count !== undefined) {
    const times = numberOf(count);
    return Number.isInteger(times) ? { count: times, open: false } : { count: 0, open: true };
  }
  if (each === undefined) return { count: 1, open: false };
  if (Array.isArray(each)) return { count: each.length, open: false };
  return isObject(each) ? { count: Object.keys(each).length, open: false } : { count: 0, open: true };
}

function limits(quota: Quota, at: Resource, world: World): { limit: number; least: number } {
  const plan = quota.byPlan && planOf(at, world);
  const given = own(quota.byPlan, plan ?? "") ?? quota.limit;
  const raised = quota.raisable ? world.said(raisedName(quota.id)).map(numberOf).filter(Number.isInteger) : [];
  const limit = Math.max(given, ...raised);
  const everywhere = plan === undefined ? Object.values(quota.byPlan ?? {}) : [];
  return { limit, least: Math.min(limit, ...everywhere) };
}

/** The plan of the Internet Services instance that a resource is in. */
function planOf(resource: Resource, world: World): string | undefined {
  const instance = world.targetResource(
    resource.stack,
    readable(() => resource.arguments.cis_id),
  );
  const plan = instance?.type === "ibm_cis" ? readable(() => known(instance, "plan")) : undefined;
  return typeof plan === "string" ? plan : undefined;
}
