import { IsSubnetReservedIp } from "@cdktf/provider-ibm/lib/is-subnet-reserved-ip";
import { IsVirtualEndpointGateway } from "@cdktf/provider-ibm/lib/is-virtual-endpoint-gateway";
import { IsVirtualEndpointGatewayIp } from "@cdktf/provider-ibm/lib/is-virtual-endpoint-gateway-ip";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import type { ISubnet } from "./vpc";

export interface EndpointGatewayProps {
  readonly vpc: string;
  /** CRN that names the service, or an instance of it. */
  readonly target: string;
  /** A subnet in each zone. */
  readonly subnets: readonly ISubnet[];
  /** System whose instance it is: names are unique in a VPC. @default - it is the whole platform's */
  readonly system?: string;
  /** Id of the security group that says who may call. */
  readonly securityGroup: string;
}

/**
 * A virtual private endpoint gateway: a service by addresses of the VPC, one reserved in each zone.
 *
 * It does not close the service's public endpoint, which is the service's own affair.
 */
export class EndpointGateway extends Construct {
  readonly resource: IsVirtualEndpointGateway;
  /** CRN that names the service, or an instance of it. */
  readonly target: string;

  constructor(scope: Construct, service: string, props: EndpointGatewayProps) {
    super(scope, `endpoint-${service}`);
    const platform = Platform.of(this);
    const { vpc, system, subnets, securityGroup } = props;
    this.target = props.target;
    // 63 characters are possible: an address has two more than its gateway.
    const name = resourceName(this.node.path, 60, platform.name, ...(system ? [system] : []), service);
    this.resource = new IsVirtualEndpointGateway(this, "Default", {
      name,
      vpc,
      resourceGroup: platform.resourceGroupId(this),
      target: { crn: this.target, resourceType: "provider_cloud_service" },
      // Without a group it would get the VPC's default one.
      securityGroups: [securityGroup],
      dnsResolutionBindingMode: "primary",
    });
    // Addresses inside the gateway's own block could not be changed any more (provider ibm 2.5.0 applies them once).
    for (const { id: subnet, zone } of subnets) {
      const label = zone.split("-").at(-1) ?? zone;
      const reserved = new IsSubnetReservedIp(this, `address-${label}`, { subnet, name: `${name}-${label}` });
      new IsVirtualEndpointGatewayIp(this, `binding-${label}`, {
        gateway: this.resource.id,
        reservedIp: reserved.reservedIp,
      });
    }
  }
}
