import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { ownerOf, workerTypes } from "../judged";
import { clusterVersions, datesOf, type Offering } from "../versions";

/** Workers run an operating system that is named and not on its way out; left out, it is the default of the day. */
export const operatingSystemCurrent = argumentRule({
  id: "operating-system-current",
  controls: ["IKS-39"],
  types: workerTypes,
  argument: "operating_system",
  accepts: (value, workers, world) => {
    const offering = ownerOf(world, workers)?.arguments.offering;
    // The cluster of a pool may stand elsewhere: then either offering's will do.
    const offerings: Offering[] =
      workers.type === "ibm_container_vpc_worker_pool" && ownerOf(world, workers) === undefined
        ? ["kubernetes", "openshift"]
        : [offering === "openshift" ? "openshift" : "kubernetes"];
    return offerings.some((one) => clusterVersions()[one].operatingSystems.includes(textOf(value)));
  },
  get expected() {
    return `of Kubernetes ${systems("kubernetes")}, of OpenShift ${systems("openshift")}`;
  },
});

function systems(offering: Offering): string {
  return `${clusterVersions()[offering].operatingSystems.join(" or ")} (${datesOf(offering)})`;
}
