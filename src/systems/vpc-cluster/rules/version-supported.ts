import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { clusterVersions, datesOf, kubeVersion, type Offering } from "../versions";

/**
 * The cluster sets a minor version that IBM supports; the provider accepts any text, and without a version the current
 * default applies.
 */
export const versionSupported = argumentRule({
  id: "version-supported",
  controls: ["IKS-01", "IKS-90"],
  types: ["ibm_container_vpc_cluster"],
  argument: "kube_version",
  accepts: (value, { arguments: { offering } }) =>
    supported(offering === "openshift" ? "openshift" : "kubernetes").some(
      // A patch may be named too: the provider compares major and minor alone.
      (version) => value === version || withoutPatch(textOf(value)) === version,
    ),
  fix: "Update the cluster, one minor version after the other; IBM creates no new clusters of other versions. For a cluster that exists, waive the finding until the update.",
  get expected() {
    return `for Kubernetes ${words("kubernetes")}, for OpenShift ${words("openshift")}`;
  },
});

function words(offering: Offering): string {
  return `${supported(offering).join(" or ")} (${datesOf(offering)})`;
}

function supported(offering: Offering): string[] {
  return clusterVersions()[offering].supported.map((version) => kubeVersion(offering, version));
}

function withoutPatch(version: string): string {
  return version.replace(/^(\d+\.\d+)\.\d+(?=_openshift$|$)/, "$1");
}
