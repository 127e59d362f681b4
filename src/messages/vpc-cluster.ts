import type { CodeWords } from "./code-words";

/** Clusters that cannot work. */
export const vpcCluster = {
  VC001: { says: "New clusters cannot use this version.", fix: "Use a version that IBM supports." },
  VC002: {
    says: "The autoscaling bounds are equal or reversed, or `size` is outside them.",
    fix: "Set `min` ≤ `size` ≤ `max` and `min` < `max`, or remove `scaling`.",
  },
  VC003: {
    says: "No dedicated host pool is known in the region.",
    fix: "Remove `isolation: dedicated`, or choose another region.",
  },
  VC004: {
    says: "A binding uses a namespace that the cluster does not list.",
    fix: "Add the namespace under `namespaces`.",
  },
  VC005: {
    says: "A database is bound to a cluster.",
    fix: "Create a database user for each workload, and keep its password in Secrets Manager.",
  },
  VC006: {
    says: "A binding's CRN is not the CRN of a service instance.",
    fix: "Copy the CRN of the instance from `ibmcloud resource service-instance NAME`.",
  },
  VC007: {
    says: "An instance is bound to the same namespace twice.",
    fix: "Remove one binding; pods read the Secret of the other.",
  },
  VC008: {
    says: "The cluster autoscaler does not support this version.",
    fix: "Choose another version, or remove `scaling`.",
  },
  VC009: {
    says: "Pods or services cannot use this address range.",
    fix: "Use the CIDR block that the message suggests.",
  },
  VC010: {
    says: "The address range of pods or services overlaps the VPC or another cluster.",
    fix: "Use the CIDR block that the message suggests.",
  },
  VC011: {
    says: "IBM creates this service's endpoint in every VPC that contains a cluster.",
    fix: "Remove the service from `network.endpoints`.",
  },
  VC012: {
    says: "The first pool, `edge` and `gateway` cannot have taints of your own.",
    fix: "Add a pool with the taints.",
  },
  VC013: {
    says: "The fix pack belongs to another version of the cluster.",
    fix: "Copy `kubeVersion.target` of a worker from `ibmcloud ks workers --output json`.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
