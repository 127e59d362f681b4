import { type Fault, FaultError } from "../../core/fault";
import { pathBelow } from "../../document/document";
import { poolSize } from "./pool-size";
import type { PoolProps } from "./props";

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: "NoExecute";
}

/** A pool with its defaults. */
export interface PlannedPool extends Required<Omit<PoolProps, "scaling">> {
  readonly name: string;
  readonly scaling?: PoolProps["scaling"];
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
      labels: special ? { dedicated: name } : { pool: name },
      taints: special ? [{ key: "dedicated", value: name, effect: "NoExecute" }] : [],
    };
  };
  return [plan([firstPool, compute]), ...Object.entries({ edge, ...others }).map(plan)];
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
