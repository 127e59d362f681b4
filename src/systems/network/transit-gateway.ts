import { TgConnection } from "@cdktf/provider-ibm/lib/tg-connection";
import { TgGateway } from "@cdktf/provider-ibm/lib/tg-gateway";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { pathBelow } from "../../document/document";
import { Platform } from "../../platform/platform";

export interface TransitGatewayProps {
  /** CRN of the network's own VPC. */
  readonly vpc: string;
  /** CRNs of the VPCs that are joined, by name. */
  readonly others: Readonly<Record<string, string>>;
}

/** A transit gateway in the region that joins named VPCs, and never the classic network. ACLs still say what may pass. */
export class TransitGateway extends Construct {
  readonly resource: TgGateway;

  /** @throws FaultError CR003 for a VPC of another account: its owner would have to accept the connection */
  constructor(scope: Construct, id: string, { vpc, others }: TransitGatewayProps) {
    super(scope, id);
    const platform = Platform.of(this);
    this.resource = new TgGateway(this, "Default", {
      name: resourceName(this.node.path, 63, platform.name, "transit"),
      location: platform.region,
      global: false,
      resourceGroup: platform.resourceGroupId(this),
    });
    for (const [name, crn] of Object.entries(others)) platform.use(crn, pathBelow("network", "transit", name));
    for (const [name, networkId] of [["own", vpc], ...Object.entries(others)] as const) {
      new TgConnection(this, `to-${name}`, {
        gateway: this.resource.id,
        name: resourceName(this.node.path, 63, platform.name, name),
        networkType: "vpc",
        networkId,
      });
    }
  }
}
