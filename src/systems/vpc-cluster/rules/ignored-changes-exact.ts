import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { compliant, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { blocks, type Resource } from "../../../terraform/configuration";
import { clusterOf, ownerOf, workerTypes } from "../judged";

const addOnsOf = indexed(["ibm_container_addons"], (addOns, world) => [clusterOf(world, addOns)]);

/** Terraform ignores no changes except the worker count of pools that the autoscaler manages. */
export const ignoredChangesExact: Rule = {
  id: "ignored-changes-exact",
  controls: ["VC-05"],
  types: workerTypes,
  judge(workers, world) {
    const ignored = blocks(workers.meta.lifecycle)
      .flatMap(({ ignore_changes }) => ignore_changes ?? [])
      .map(textOf);
    const scaled = isScaled(world, workers);
    const allowed = scaled ? ["worker_count"] : [];
    const strange = ignored.filter((name) => !allowed.includes(name));
    if (strange.length === 0) return compliant;
    return {
      verdict: "violation",
      argument: "lifecycle.ignore_changes",
      expected: scaled ? "only worker_count" : "no ignored changes, because no autoscaler changes this resource",
      got: strange.join(", "),
      fix: "Remove it from ignore_changes: otherwise Terraform does not detect changes made by hand.",
    };
  },
};

/** Does the cluster have the autoscaler among its add-ons? Of a cluster that stands elsewhere nobody knows. */
function isScaled(world: World, workers: Resource): boolean {
  const cluster = ownerOf(world, workers);
  if (cluster === undefined) return true;
  return addOnsOf(world, cluster).some((addOns) =>
    blocks(addOns.arguments.addons).some(({ name }) => name === "cluster-autoscaler"),
  );
}
