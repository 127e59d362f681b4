import { ContainerAddons } from "@cdktf/provider-ibm/lib/container-addons";
import { Construct } from "constructs";
import { Platform } from "../../platform/platform";
import type { Cluster } from "./cluster";

export interface AddonsProps {
  readonly cluster: Cluster;
  /** Some pool scales by itself. */
  readonly scales: boolean;
}

/**
 * Add-ons that are looked after here; others stay as they are.
 *
 * The autoscaler does nothing until its ConfigMap names pools: the runbook has it.
 *
 * @control IKS-49
 */
export class Addons extends Construct {
  constructor(scope: Construct, id: string, { cluster, scales }: AddonsProps) {
    super(scope, id);
    new ContainerAddons(this, "Default", {
      cluster: cluster.id,
      resourceGroupId: Platform.of(this).resourceGroupId(this),
      // The provider's default removes every add-on that is not listed, IBM's storage drivers among them.
      manageAllAddons: false,
      addons: ["vpc-block-csi-driver", "vpc-file-csi-driver", ...(scales ? ["cluster-autoscaler"] : [])].map(
        (name) => ({
          name,
        }),
      ),
    });
  }
}
