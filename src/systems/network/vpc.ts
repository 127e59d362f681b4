import { IsNetworkAcl } from "@cdktf/provider-ibm/lib/is-network-acl";
import { IsPublicGateway } from "@cdktf/provider-ibm/lib/is-public-gateway";
import { IsSubnet } from "@cdktf/provider-ibm/lib/is-subnet";
import { IsVpc } from "@cdktf/provider-ibm/lib/is-vpc";
import { IsVpcAddressPrefix } from "@cdktf/provider-ibm/lib/is-vpc-address-prefix";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { contains, formatCidr } from "../../core/cidr";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import type { AclArguments } from "./acl-arguments";
import type { PrivateNetworkProps } from "./props";
import type { NetworkPlan, SubnetPlan } from "./tiers";

/** A subnet that others may use. */
export interface ISubnet {
  readonly id: string;
  readonly tier: string;
  readonly zone: string;
  /** Its addresses, as a CIDR. */
  readonly cidr: string;
}

export interface VpcProps {
  readonly plan: NetworkPlan;
  readonly publicGateway?: PrivateNetworkProps["publicGateway"];
  readonly resolvers?: PrivateNetworkProps["resolvers"];
  /** The rules of a subnet's ACL: asked when the Terraform is written, so that flows may still come. */
  readonly rules: (subnet: SubnetPlan) => readonly AclArguments[];
}

/** A VPC without a way in or out of its own: manual prefixes, closed defaults, an ACL for each subnet. */
export class Vpc extends Construct {
  readonly resource: IsVpc;
  /** Names of the VPC and of its defaults, as plain text. */
  readonly names: { readonly vpc: string; readonly acl: string; readonly group: string };
  readonly subnets: readonly ISubnet[];

  constructor(scope: Construct, id: string, { plan, publicGateway, resolvers, rules }: VpcProps) {
    super(scope, id);
    const platform = Platform.of(this);
    const name = (...parts: string[]) => resourceName(this.node.path, 63, platform.name, ...parts);
    const resourceGroup = platform.resourceGroupId(this);
    this.names = { vpc: name("network"), acl: name("closed-acl"), group: name("closed-group") };
    this.resource = new IsVpc(this, "Default", {
      name: this.names.vpc,
      resourceGroup,
      addressPrefixManagement: "manual",
      // Clears the default ACL and security group, only on creation, and ignores errors (provider ibm 2.5.0,
      // resource_ibm_is_vpc.go): the runbook says how to look.
      noSgAclRules: true,
      defaultNetworkAclName: this.names.acl,
      defaultSecurityGroupName: this.names.group,
      defaultRoutingTableName: name("routes"),
      dns: {
        enableHub: false,
        resolver: resolvers
          ? { type: "manual", manualServers: resolvers.map((address) => ({ address })) }
          : { type: "system" },
      },
    });
    const vpc = this.resource.id;
    const made = plan.zones.flatMap(({ zone, prefixes }) =>
      prefixes.map((prefix, index) => {
        // The first has the name that it has alone.
        const label = [String(zone), ...(index === 0 ? [] : [String(index + 1)])];
        const resource = new IsVpcAddressPrefix(this, ["prefix", ...label].join("-"), {
          name: name("prefix", ...label),
          vpc,
          zone: `${platform.region}-${zone}`,
          cidr: formatCidr(prefix),
          isDefault: false,
        });
        return { prefix, resource };
      }),
    );
    this.subnets = plan.subnets.map((subnet) => {
      const { tier, zone, cidr } = subnet;
      const label = `${tier}-${zone.slice(platform.region.length + 1)}`;
      const acl = new IsNetworkAcl(this, `acl-${label}`, {
        name: name(label),
        vpc,
        resourceGroup,
        // Without it an edit deletes every rule and makes them anew: an outage each time.
        incrementalRuleUpdate: true,
        rules: Lazy.anyValue({ produce: () => rules(subnet) }),
      });
      const gateway =
        publicGateway?.tier === tier && `${platform.region}-${publicGateway.zone}` === zone
          ? new IsPublicGateway(this, `gateway-${label}`, { name: name(label), vpc, zone, resourceGroup })
          : undefined;
      const resource = new IsSubnet(this, label, {
        name: name(label),
        vpc,
        zone,
        resourceGroup,
        ipv4CidrBlock: formatCidr(cidr),
        networkAcl: acl.id,
        // Leaving it out would keep whatever is attached; empty text detaches.
        publicGateway: gateway?.id ?? "",
        dependsOn: made.filter(({ prefix }) => contains(prefix, cidr)).map(({ resource: prefix }) => prefix),
      });
      return { id: resource.id, tier, zone, cidr: formatCidr(cidr) };
    });
  }
}
