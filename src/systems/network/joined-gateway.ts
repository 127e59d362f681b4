import { TgConnection } from "@cdktf/provider-ibm/lib/tg-connection";
import { Construct } from "constructs";
import { crnFields } from "../../core/crn";
import { type Fault, FaultError } from "../../core/fault";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";

export interface JoinedGatewayConnectionProps {
  /** CRN of the gateway. */
  readonly gateway: string;
  /** CRN of the network's own VPC. */
  readonly vpc: string;
  /** Where the blueprint names the gateway. */
  readonly path: string;
}

/** The connection of the network's VPC to a transit gateway that exists. The gateway and its other connections stay its owner's. */
export class JoinedGateway extends Construct {
  readonly resource: TgConnection;

  /** @throws FaultError NW036 for a gateway of another account, CR002 for one of another region */
  constructor(scope: Construct, id: string, { gateway, vpc, path }: JoinedGatewayConnectionProps) {
    super(scope, id);
    const platform = Platform.of(this);
    const owner = platform.foreignAccount(gateway);
    if (owner !== undefined) throw new FaultError([otherAccount(path, owner)]);
    platform.use(gateway, path, "regional");
    this.resource = new TgConnection(this, "Default", {
      gateway: crnFields(gateway).resource,
      name: resourceName(this.node.path, 63, platform.name, id),
      networkType: "vpc",
      networkId: vpc,
    });
  }
}

/** The gateway's account asks for the connection, and the VPC's account approves it: no one apply does both. */
function otherAccount(path: string, got: string): Fault {
  return {
    code: "NW036",
    message: "the transit gateway belongs to another account, and only its owner can connect a VPC to it",
    place: { path },
    expected: "a transit gateway of the platform's account",
    got,
    fix: "Have the owner create the connection with the VPC's CRN and your account, approve it with ibmcloud tg connection-approve, and remove the entry; keep the networks and flows.",
  };
}
