import { type NetworkNeed, needsOf } from "../../terraform/network-needs";
import type { FlowProps, PrivateNetwork } from "../network";

/** What a cluster's network needs depend on. */
export interface ClusterPlace {
  /** Tiers of the cluster's pools. */
  readonly tiers: readonly string[];
  /** Tiers of the clusters that stand in the VPC already. */
  readonly others: readonly string[];
  /** The cluster has databases. */
  readonly databases: boolean;
}

/**
 * Lets pass what IBM says that a cluster needs: `providers/ibm/network-needs.json`.
 *
 * The API server listens on a node port of an endpoint in the workers' subnets: who manages the cluster from outside declares
 * a flow to `workers` there.
 *
 * @control IKS-83
 */
export function allowClusterFlows(network: PrivateNetwork, place: ClusterPlace): void {
  network.allow(...clusterFlows(place));
}

/**
 * The flows of a cluster. Kubernetes Service creates the endpoint gateways that all clusters of a VPC share in the subnets of the
 * first one, and it is not known here which one that will be: each cluster may call those of the others.
 */
export function clusterFlows({ tiers, others, databases }: ClusterPlace): FlowProps[] {
  const elsewhere = others.filter((tier) => !tiers.includes(tier));
  return needsOf("containers-kubernetes")
    .filter(({ when }) => when === undefined || databases)
    .flatMap((need) => {
      const ends = pairs(need, tiers, elsewhere);
      return ends.map(([from, to]) => flowOf(need, from, to));
    });
}

function pairs({ from, to }: NetworkNeed, tiers: readonly string[], others: readonly string[]): [string, string][] {
  if (to === "other-pools")
    return tiers.flatMap((tier) =>
      others.flatMap((other): [string, string][] => [
        [tier, other],
        [other, tier],
      ]),
    );
  const ends = (role: string) => (role === "pools" ? tiers : [role]);
  return ends(from).flatMap((one) => ends(to).map((other): [string, string] => [one, other]));
}

function flowOf({ tcp, udp, all, managed }: NetworkNeed, from: string, to: string): FlowProps {
  return {
    from,
    to,
    ...(tcp ? { tcp } : {}),
    ...(udp ? { udp } : {}),
    ...(all ? { all } : {}),
    ...(managed ? { managed } : {}),
  };
}
