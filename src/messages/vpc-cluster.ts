import type { CodeWords } from "./code-words";

/** Clusters that cannot work. */
export const vpcCluster = {
  VC001: { says: "No new cluster can have this version.", fix: "Write a version that IBM supports." },
  VC002: {
    says: "The bounds of autoscaling leave no room, or do not hold the size.",
    fix: "Set `min` ≤ `size` ≤ `max` and `min` < `max`, or remove `scaling`.",
  },
  VC003: {
    says: "No pool of dedicated hosts is known in the region.",
    fix: "Remove `isolation: dedicated`, or choose another region.",
  },
  VC004: {
    says: "A binding is for a namespace that the cluster does not list.",
    fix: "Add the namespace under `namespaces`.",
  },
  VC005: {
    says: "A database is bound to a cluster.",
    fix: "Create a database user for each workload, and keep its password in Secrets Manager.",
  },
  VC006: {
    says: "A binding does not name a whole service instance.",
    fix: "Copy the CRN of the instance from `ibmcloud resource service-instance NAME`.",
  },
  VC007: {
    says: "An instance is bound twice to one namespace.",
    fix: "Remove one binding; pods read the other one's Secret.",
  },
  VC008: {
    says: "The cluster autoscaler does not work on this version.",
    fix: "Choose another version, or remove `scaling`.",
  },
  VC009: { says: "Pods or services cannot have these addresses.", fix: "Write the block that the message proposes." },
  VC010: {
    says: "The addresses of pods or services are taken by the VPC or another cluster.",
    fix: "Write the block that the message proposes.",
  },
  VC011: {
    says: "IBM creates the endpoint of this service itself in each VPC with a cluster.",
    fix: "Remove the service from `network.endpoints`.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
