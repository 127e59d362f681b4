export type Offering = "kubernetes" | "openshift";

/** What a version's workers run on, and how the provider names it. */
interface Release {
  /** Versions that are supported, oldest first. */
  readonly versions: readonly string[];
  /** Image of the workers: without a word the provider takes what it likes. @control IKS-39 */
  readonly operatingSystem: string;
  /** What stands after the version in `kube_version`. */
  readonly suffix: string;
}

/**
 * Versions that a new cluster may have.
 *
 * Kubernetes: IBM Cloud documentation, version pages of 1.33 (support ended 2026-10-14) and 1.35. OpenShift: the change logs of
 * 4.18 and 4.19 (2026-08-13), and what the provider's own acceptance tests make (ibm 2.5.0, 4.20 and 4.21); when their support
 * ends was not found. Images: the provider's acceptance tests; terraform-ibm-base-ocp-vpc for RHCOS.
 */
export const releases: Readonly<Record<Offering, Release>> & { readonly asOf: string } = {
  asOf: "2026-11-22",
  kubernetes: { versions: ["1.34", "1.35"], operatingSystem: "UBUNTU_24_64", suffix: "" },
  openshift: { versions: ["4.18", "4.19", "4.20", "4.21"], operatingSystem: "RHCOS", suffix: "_openshift" },
};
