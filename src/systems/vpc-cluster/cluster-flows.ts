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
