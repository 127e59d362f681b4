import { textOf } from "../../core/text-of";
import { written } from "../../posture/guarded";
import { indexed } from "../../posture/indexes";
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
  if (typeof workers.zones === "string") return undefined;
  return blocks(workers.zones).map(({ name, subnet_id }) => ({ name: name ?? null, subnet: subnet_id ?? null }));
}

/** Purposes of pools that carry traffic and no applications. */
export type TrafficPurpose = "edge" | "gateway";

/** What a pool carries traffic for, as its name, its taint or its label says; `unknown` when a reference may say it. */
export function trafficPurpose(resource: Resource): TrafficPurpose | "unknown" | undefined {
  const pool = written(resource);
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

/** A value that is there and says something. */
export function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== "";
}
