import type { FlowProps, PrivateNetwork } from "../network";

/** Ports of node ports and of what databases listen on. Source: Kubernetes; IBM Cloud Databases. */
const highPorts = "30000-32767";

/**
 * Lets pass what every cluster needs: workers among each other, to IBM's infrastructure and services, to their metadata, and to
 * endpoints. Source: IBM Cloud documentation, "Controlling traffic with VPC ACLs" (2026-10-01).
 *
 * The API server listens on a node port of an endpoint in the workers' subnets: who manages the cluster from outside declares
 * a flow to `workers` there.
 *
 * @control IKS-83
 */
export function allowClusterFlows(network: PrivateNetwork, tiers: readonly string[], databases: boolean): void {
  const everything = [...tiers, "ibm-iaas", "ibm-services", "ibm-metadata"];
  network.allow(
    ...tiers.flatMap((from): FlowProps[] => [
      ...everything.map((to) => ({ from, to, all: true })),
      { from, to: "endpoints", tcp: databases ? [443, highPorts] : 443 },
    ]),
  );
}

/** Ports of the endpoint gateways that all clusters of a VPC share: services, and Container Registry. */
const sharedPorts = [443, 4443];

/**
 * Lets the clusters of a VPC reach the endpoint gateways that they share. Kubernetes Service creates them once, in the subnets of the
 * first cluster, and it is not known here which one that will be. Source: IBM Cloud documentation, "Understanding secure by default
 * Cluster VPC Networking" (2026-10-01).
 *
 * @param others Tiers of the clusters that stand in the VPC already
 * @control IKS-83
 */
export function allowSharedEndpoints(
  network: PrivateNetwork,
  tiers: readonly string[],
  others: readonly string[],
): void {
  const elsewhere = others.filter((tier) => !tiers.includes(tier));
  const flow = (from: string, to: string): FlowProps => ({ from, to, tcp: sharedPorts, managed: true });
  network.allow(...tiers.flatMap((tier) => elsewhere.flatMap((other) => [flow(tier, other), flow(other, tier)])));
}
