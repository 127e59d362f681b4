import { textOf } from "../../../core/text-of";
import { notApplicable, type Rule } from "../../../posture/rule";
import { ownerOf, workerTypes, zonesOf } from "../judged";

/** Every pool stands in the cluster's zones, once in each, and there are three: the loss of one leaves the others in step. */
export const zonesBalanced: Rule = {
  id: "zones-balanced",
  controls: ["VC-01"],
  types: workerTypes,
  judge(workers, world) {
    const cluster = ownerOf(world, workers);
    if (cluster === undefined) return notApplicable;
    const about = { argument: "zones", expected: "three zones, once each, the same for every pool of the cluster" };
    const own = zonesOf(workers)?.map(({ name }) => textOf(name));
    const all = zonesOf(cluster)?.map(({ name }) => textOf(name));
    if (!own || !all || own.some((name) => name.includes("${")))
      return { verdict: "unknown", ...about, got: "zones that are not known before apply" };
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
