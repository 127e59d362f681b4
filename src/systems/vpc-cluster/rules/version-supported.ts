import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { clusterVersions, datesOf, kubeVersion, type Offering } from "../versions";

/** The minor version is named, and IBM supports it: the provider takes any text, and leaves out means what is default today. */
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
  get expected() {
    return `of Kubernetes ${words("kubernetes")}, of OpenShift ${words("openshift")}`;
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
