import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { ownerOf, workerTypes } from "../judged";
import { clusterVersions, datesOf, type Offering } from "../versions";

/** Workers set an operating system that is still supported; without one they get the current default. */
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
    return `for Kubernetes ${systems("kubernetes")}, for OpenShift ${systems("openshift")}`;
  },
});

function systems(offering: Offering): string {
  return `${clusterVersions()[offering].operatingSystems.join(" or ")} (${datesOf(offering)})`;
}
