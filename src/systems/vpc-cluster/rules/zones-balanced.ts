import { textOf } from "../../../core/text-of";
import { notApplicable, type Rule } from "../../../posture/rule";
import { ownerOf, workerTypes, zonesOf } from "../judged";

/**
 * Every worker pool spans the same three zones as the cluster, so that the loss of one zone leaves a balanced cluster.
 */
export const zonesBalanced: Rule = {
  id: "zones-balanced",
  controls: ["VC-01"],
  types: workerTypes,
  judge(workers, world) {
    const cluster = ownerOf(world, workers);
    if (cluster === undefined) return notApplicable;
    const about = {
      argument: "zones",
      expected: "three different zones, the same for every worker pool of the cluster",
    };
    const own = zonesOf(workers)?.map(({ name }) => textOf(name));
    const all = zonesOf(cluster)?.map(({ name }) => textOf(name));
    if (!own || !all || own.some((name) => name.includes("${")))
      return { verdict: "unknown", ...about, got: "zones that are known only after apply" };
    const names = new Set(own);
    if (
      names.size >= 3 &&
      names.size === own.length &&
      all.length === own.length &&
      all.every((name) => names.has(name))
    )
      return { verdict: "compliant", argument: "zones" };
    return { verdict: "violation", ...about, got: own.join(", ") || "none" };
  },
};
