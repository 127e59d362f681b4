import { textOf } from "../../core/text-of";
import { endsOf, everyPolicy, policiesBefore, reachesKey } from "../../posture/authorizations";
import { grouped, indexed } from "../../posture/indexes";
import { type Judgement, notApplicable, type Rule } from "../../posture/rule";
import type { World } from "../../posture/world";
import { blocks, hasReference, isObject, type Json, type Resource } from "../../terraform/configuration";

/** What has workers: the cluster with its default pool, and every pool beside it. */
export const workerTypes: readonly string[] = ["ibm_container_vpc_cluster", "ibm_container_vpc_worker_pool"];

const poolsByCluster = indexed(["ibm_container_vpc_worker_pool"], (pool, world) => [clusterOf(world, pool)]);

const clustersNamed = indexed(["ibm_container_vpc_cluster"], ({ arguments: { name } }) => [name]);

/** Pools beside the default one, of every cluster that is written here. */
export function poolsOf(world: World, cluster: Resource): readonly Resource[] {
  return poolsByCluster(world, cluster);
}

/** The cluster that an argument `cluster` names: by reference, or by the name that stands on both sides. */
export function clusterOf(world: World, { stack, arguments: { cluster } }: Resource): Resource | undefined {
  const target = world.targetResource(stack, cluster);
  if (target?.type === "ibm_container_vpc_cluster" && target.kind === "resource") return target;
  return typeof cluster === "string" && !hasReference(cluster) ? clustersNamed(world, cluster)[0] : undefined;
}

/** The cluster itself, or the cluster of a pool. */
export function ownerOf(world: World, workers: Resource): Resource | undefined {
  return workers.type === "ibm_container_vpc_cluster" ? workers : clusterOf(world, workers);
}

/** Do two values lead to the same thing? Text that is the same in another stack may be another thing. */
export function sameThing(
  world: World,
  a: Resource,
  left: Json | undefined,
  b: Resource,
  right: Json | undefined,
): boolean {
  return left !== undefined && left !== null && world.same(a.stack, left, b.stack, right);
}

/** Zones and subnets of workers; undefined when they are not known before apply. */
export function zonesOf({
  arguments: workers,
}: Resource): { readonly name: Json; readonly subnet: Json }[] | undefined {
  if (typeof workers.zones === "string" || blocks(workers.dynamic).some((block) => block.zones !== undefined))
    return undefined;
  return blocks(workers.zones).map(({ name, subnet_id }) => ({ name: name ?? null, subnet: subnet_id ?? null }));
}

/** Purposes of pools that carry traffic and no applications. */
export type TrafficPurpose = "edge" | "gateway";

/** What a pool carries traffic for, as its name, its taint or its label says; `unknown` when a reference may say it. */
export function trafficPurpose({ arguments: pool }: Resource): TrafficPurpose | "unknown" | undefined {
  const labels = isObject(pool.labels) ? pool.labels : {};
  const taints = blocks(pool.taints);
  const said = [
    /(?<![A-Za-z])(edge|gateway)(?![a-z])/.exec(textOf(pool.worker_pool_name))?.[1],
    ...taints.filter(({ key }) => key === "dedicated").map(({ value }) => value),
    labels.dedicated,
  ].find((one): one is TrafficPurpose => one === "edge" || one === "gateway");
  const isHidden =
    [pool.worker_pool_name, pool.labels, labels.dedicated, pool.taints].some(hasReference) ||
    taints.some(({ key, value }) => hasReference(key) || (key === "dedicated" && hasReference(value))) ||
    blocks(pool.dynamic).some((block) => block.taints !== undefined);
  return said ?? (isHidden ? "unknown" : undefined);
}

/** A rule about pools that carry traffic: of one that nobody can tell from others, nothing is known. */
export function trafficRule(rule: {
  readonly id: string;
  readonly controls: readonly string[];
  /** Purposes that it is about. @default - all */
  readonly only?: TrafficPurpose;
  judge(pool: Resource, purpose: TrafficPurpose, world: World): Judgement | readonly Judgement[];
}): Rule {
  return {
    id: rule.id,
    controls: rule.controls,
    types: ["ibm_container_vpc_worker_pool"],
    judge(pool, world) {
      const purpose = trafficPurpose(pool);
      if (purpose === "unknown")
        return {
          verdict: "unknown",
          argument: "worker_pool_name",
          expected: "a literal name, label or taint that shows whether the pool handles traffic",
          got: "references",
        };
      if (purpose === undefined || (rule.only && rule.only !== purpose)) return notApplicable;
      return rule.judge(pool, purpose, world);
    },
  };
}

/** Policies by the stack that makes them, or finds them to be there. */
const policiesIn = (world: World) => grouped(everyPolicy(world).map((policy) => [policy.stack, policy] as const));

/**
 * Is there an authorization of `source` on `target` with all of these roles, and does the resource wait for it?
 *
 * @param key the key that it has to open, where it is one of key management: a policy on another key opens nothing here
 */
export function judgeAuthorized(
  world: World,
  resource: Resource,
  source: string,
  targets: readonly string[],
  roles: readonly string[],
  key?: Json,
): Judgement {
  const opens = (policy: Resource) => {
    const ends = endsOf(policy);
    return (
      ends.source.service === source &&
      targets.includes(textOf(ends.target.service)) &&
      roles.every((role) => [policy.arguments.roles].flat().includes(role)) &&
      reachesKey(world, policy, resource, key)
    );
  };
  const before = [...stacksBefore(world, resource)].flatMap((stack) => world.once(policiesIn).get(stack) ?? []);
  if (before.some(opens) || policiesBefore(world, resource).some(opens))
    return { verdict: "compliant", argument: "depends_on" };
  const other = everyPolicy(world).find(opens);
  return {
    verdict: "violation",
    argument: "depends_on",
    expected: `depends_on an authorization policy that gives ${source} the role ${roles.join(" and ")} on ${targets.join(" or ")}`,
    got: other ? `${other.address} exists, but the resource does not depend on it` : "no such authorization policy",
    fix: "Add the dependency. Without it the first apply sometimes fails, because IAM policies take effect some seconds after their creation.",
  };
}

/** Stacks whose outputs the resource reads: they have been applied as a whole before it. */
function stacksBefore(world: World, { stack, arguments: values }: Resource): Set<string> {
  return new Set(
    textsIn(values)
      .map((value) => world.targetResource(stack, value)?.stack)
      .filter((other): other is string => other !== undefined && other !== stack),
  );
}

function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** A value that is there and says something. */
export function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== "";
}
