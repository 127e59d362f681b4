import { IsIkePolicy } from "@cdktf/provider-ibm/lib/is-ike-policy";
import { IsIpsecPolicy } from "@cdktf/provider-ibm/lib/is-ipsec-policy";
import { IsVpnGateway } from "@cdktf/provider-ibm/lib/is-vpn-gateway";
import { IsVpnGatewayConnection } from "@cdktf/provider-ibm/lib/is-vpn-gateway-connection";
import type { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { sensitiveVariable } from "../../platform/sensitive-variable";
import type { ISubnet } from "./vpc";

export interface SiteVpnGatewayProps {
  readonly peer: string;
  /** Subnet that holds the gateway. */
  readonly subnet: ISubnet;
  /** Networks on this side, as CIDRs. */
  readonly local: readonly string[];
  /** Networks on the other side, as CIDRs. */
  readonly remote: readonly string[];
}

/**
 * A site-to-site VPN by policy: IKEv2, AES-256, SHA-384 or better, groups 19 to 21 with perfect forward secrecy, and only
 * between the networks that are named.
 *
 * @control IKS-86
 */
export class SiteVpn extends Construct {
  readonly gateway: IsVpnGateway;

  constructor(scope: Construct, site: string, { peer, subnet, local, remote }: SiteVpnGatewayProps) {
    super(scope, `vpn-${site}`);
    const platform = Platform.of(this);
    const name = resourceName(this.node.path, 63, platform.name, site);
    const resourceGroup = platform.resourceGroupId(this);
    const ike = new IsIkePolicy(this, "ike", {
      name,
      resourceGroup,
      ikeVersion: 2,
      authenticationAlgorithms: ["sha384", "sha512"],
      encryptionAlgorithms: ["aes256"],
      dhGroups: [19, 20, 21],
      keyLifetime: 28800,
    });
    const ipsec = new IsIpsecPolicy(this, "ipsec", {
      name,
      resourceGroup,
      // AES-GCM authenticates by itself: IBM wants "disabled" beside it.
      authenticationAlgorithms: ["disabled"],
      encryptionAlgorithms: ["aes256gcm16"],
      pfsGroups: ["group_19", "group_20", "group_21"],
      keyLifetime: 3600,
    });
    this.gateway = new IsVpnGateway(this, "gateway", { name, resourceGroup, subnet: subnet.id, mode: "policy" });
    new IsVpnGatewayConnection(this, "connection", {
      name,
      vpnGateway: this.gateway.id,
      presharedKey: this.presharedKey(site).stringValue,
      ikePolicy: ike.id,
      ipsecPolicy: ipsec.id,
      adminStateUp: true,
      action: "restart",
      establishMode: "bidirectional",
      local: { cidrs: [...local] },
      peer: { address: peer, cidrs: [...remote] },
    });
  }

  /** The provider does not mark the key as sensitive: the variable does, in plans; the state has it in clear. */
  private presharedKey(site: string): TerraformVariable {
    return sensitiveVariable(this, keyVariable(site), `Pre-shared key of the VPN to ${site}`, 32);
  }
}

/** Name of the variable that holds the pre-shared key of a site. */
export function keyVariable(site: string): string {
  return `vpn_${site.replaceAll("-", "_")}_preshared_key`;
}
