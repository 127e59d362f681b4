import { ContainerDedicatedHost } from "@cdktf/provider-ibm/lib/container-dedicated-host";
import { ContainerDedicatedHostPool } from "@cdktf/provider-ibm/lib/container-dedicated-host-pool";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { FaultError } from "../../core/fault";
import { resourceName } from "../../core/names";
import type { Region } from "../../core/regions";
import { Platform } from "../../platform/platform";
import { dedicatedHost, metros } from "./dedicated-hosts";

export interface HostPoolProps {
  readonly system: string;
  /** Zones that get a host each. */
  readonly zones: readonly string[];
}

/**
 * Hosts on which nobody else's machines run, one in each zone. How many workers a host holds is up to its size; more hosts are
 * added with `ibmcloud ks dedicated host create`.
 *
 * @control IKS-43
 */
export class HostPool extends Construct {
  readonly resource: ContainerDedicatedHostPool;
  /** Workers need the hosts, not the pool alone. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws FaultError VC003 in a region without dedicated hosts */
  constructor(scope: Construct, id: string, { system, zones }: HostPoolProps) {
    super(scope, id);
    const platform = Platform.of(this);
    this.resource = new ContainerDedicatedHostPool(this, "Default", {
      // Inferred: IBM's pages name no limit for pools of hosts; a cluster's is 35.
      name: resourceName(this.node.path, 35, platform.name, system),
      metro: metroOf(platform.region, this.node.path),
      flavorClass: dedicatedHost.flavorClass,
      resourceGroupId: platform.resourceGroupId(this),
    });
    this.ready = zones.map(
      (zone) =>
        new ContainerDedicatedHost(this, zone, {
          hostPoolId: this.resource.id,
          flavor: dedicatedHost.flavor,
          zone,
          placementEnabled: true,
        }),
    );
  }

  get id(): string {
    return this.resource.id;
  }
}

/**
 * Where the hosts of a region stand.
 *
 * @throws FaultError VC003 where there are none
 */
export function metroOf(region: Region, path: string): string {
  const metro = metros[region];
  if (metro !== undefined) return metro;
  throw new FaultError([
    {
      code: "VC003",
      message: "dedicated hosts are not known to be available in this region",
      place: { path },
      expected: Object.keys(metros).join(", "),
      got: region,
      fix: "Remove isolation: dedicated, or choose another region.",
    },
  ]);
}
