import { type Fault, FaultError } from "../../core/fault";
import { pathBelow } from "../../document/document";
import type { TaintEffect } from "./labels";
import { poolSize } from "./pool-size";
import type { PoolProps } from "./props";

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: TaintEffect;
}

/** A pool with its defaults. */
export interface PlannedPool
  extends Required<Omit<PoolProps, "scaling" | "secondaryStorage" | "taints">>,
    Pick<PoolProps, "scaling" | "secondaryStorage"> {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
}

/** Pools that are for one purpose: nothing else is scheduled there. */
const dedicated: readonly string[] = ["edge", "gateway"];

/** Name of the cluster's first pool in the blueprint; IBM calls it `default`. */
export const firstPool = "compute";

/** The pools of a cluster, the first one first, `edge` among them. */
export function planPools(
  pools: Readonly<Record<string, PoolProps>>,
  isolation: "shared" | "dedicated",
): readonly [PlannedPool, ...PlannedPool[]] {
  const { [firstPool]: compute = {}, edge = {}, ...others } = pools;
  const local = isolation === "dedicated" ? "bx2d" : "bx2";
  const plan = ([name, props]: [string, PoolProps]): PlannedPool => {
    const special = dedicated.includes(name);
    const size = props.size ?? props.scaling?.min ?? (name === "edge" ? poolSize.edge : poolSize.default);
    return {
      name,
      flavor: props.flavor ?? `${local}.${special ? "4x16" : "8x32"}`,
      size,
      ...(props.scaling ? { scaling: props.scaling } : {}),
      tier: props.tier ?? (special ? name : "workers"),
      ...(props.secondaryStorage === undefined ? {} : { secondaryStorage: props.secondaryStorage }),
      labels: { ...props.labels, ...(special ? { dedicated: name } : { pool: name }) },
      taints: special
        ? [{ key: "dedicated", value: name, effect: "NoExecute" }]
        : (props.taints ?? []).map(({ effect = "NoSchedule", ...taint }) => ({ ...taint, effect })),
    };
  };
  return [plan([firstPool, compute]), ...Object.entries({ edge, ...others }).map(plan)];
}

/**
 * IBM's own components run where no taint keeps them away, which the first pool has to offer; load balancers tolerate the taint of
 * the edge pool alone.
 *
 * @throws FaultError VC012 for taints of a pool that cannot have any
 */
export function checkTaints(pools: Readonly<Record<string, PoolProps>>, path: string): void {
  const faults = [firstPool, ...dedicated].flatMap((name): Fault[] => {
    const taints = pools[name]?.taints;
    if (taints === undefined) return [];
    return [
      {
        code: "VC012",
        message: `the pool ${name} cannot have taints`,
        place: { path: pathBelow(path, "pools", name, "taints") },
        expected:
          name === firstPool
            ? "none: IBM's own components need a pool that no taint keeps them away from"
            : `none beside dedicated=${name}:NoExecute, which is the only one that its pods tolerate`,
        got: taints.map(({ key, value, effect = "NoSchedule" }) => `${key}=${value}:${effect}`).join(", "),
        fix: "Add a pool with the taints for these workloads.",
      },
    ];
  });
  if (faults.length > 0) throw new FaultError(faults);
}

/** @throws FaultError VC002 when autoscaling has no room, or does not hold `size` */
export function checkScaling(pools: readonly PlannedPool[], path: string): void {
  const faults = pools.flatMap(({ name, size, scaling }): Fault[] => {
    if (!scaling) return [];
    const { min, max } = scaling;
    if (min <= size && size <= max && min < max) return [];
    return [
      {
        code: "VC002",
        message: "the scaling limits of the pool are not valid",
        place: { path: pathBelow(path, "pools", name, "scaling") },
        expected: "min ≤ size ≤ max, and min < max",
        got: `min ${min}, size ${size}, max ${max}`,
        fix: "Remove scaling for a fixed size.",
      },
    ];
  });
  if (faults.length > 0) throw new FaultError(faults);
}
