import { IsIkePolicy } from "@cdktf/provider-ibm/lib/is-ike-policy";
import { IsIpsecPolicy } from "@cdktf/provider-ibm/lib/is-ipsec-policy";
import { IsVpnGateway } from "@cdktf/provider-ibm/lib/is-vpn-gateway";
import { IsVpnGatewayConnection } from "@cdktf/provider-ibm/lib/is-vpn-gateway-connection";
import type { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { sensitiveVariable } from "../../platform/variable";
import type { ISubnet } from "./vpc";

/** The part of a VPN in one zone. */
export interface VpnZone {
  /** What tells its names from those of other zones. @default - nothing */
  readonly suffix?: string;
  readonly peer: string;
  /** Subnet that holds the gateway. */
  readonly subnet: ISubnet;
  /** Networks on this side, as CIDRs: those of the zone. */
  readonly local: readonly string[];
  /** Networks on the other side, as CIDRs. */
  readonly remote: readonly string[];
}

/**
 * A site-to-site VPN by policy: IKEv2, AES-256, SHA-384 or better, groups 19 to 21 with perfect forward secrecy, and only
 * between the networks that are named. Each zone has a gateway and a connection of its own, because a gateway serves its own zone only.
 * Source: VPC documentation, "Planning considerations for VPN gateways", 2026-11.
 *
 * @control IKS-86
 */
export class SiteVpn extends Construct {
  private readonly ike: IsIkePolicy;
  private readonly ipsec: IsIpsecPolicy;
  private readonly key: TerraformVariable;

  constructor(
    scope: Construct,
    private readonly site: string,
  ) {
    super(scope, `vpn-${site}`);
    const name = this.named();
    const resourceGroup = Platform.of(this).resourceGroupId(this);
    this.ike = new IsIkePolicy(this, "ike", {
      name,
      resourceGroup,
      ikeVersion: 2,
      authenticationAlgorithms: ["sha384", "sha512"],
      encryptionAlgorithms: ["aes256"],
      dhGroups: [19, 20, 21],
      keyLifetime: 28800,
    });
    this.ipsec = new IsIpsecPolicy(this, "ipsec", {
      name,
      resourceGroup,
      // AES-GCM authenticates by itself: IBM wants "disabled" beside it.
      authenticationAlgorithms: ["disabled"],
      encryptionAlgorithms: ["aes256gcm16"],
      pfsGroups: ["group_19", "group_20", "group_21"],
      keyLifetime: 3600,
    });
    // The provider does not mark the key as sensitive: the variable does, in plans; the state has it in clear.
    this.key = sensitiveVariable(
      this,
      keyVariable(site),
      {
        kind: "command",
        command: "openssl rand -hex 32",
        note: "Whoever manages the peer gateway sets the same key there: hand it over in a password manager",
      },
      `Pre-shared key of the VPN to ${site}`,
      { shortest: 32 },
    );
  }

  /** Makes the gateway and the connection of a zone, where they are not there yet. */
  connect({ suffix, peer, subnet, local, remote }: VpnZone): void {
    const id = (part: string) => (suffix === undefined ? part : `${part}-${suffix}`);
    if (this.node.tryFindChild(id("gateway"))) return;
    const name = this.named(suffix);
    const gateway = new IsVpnGateway(this, id("gateway"), {
      name,
      resourceGroup: Platform.of(this).resourceGroupId(this),
      subnet: subnet.id,
      mode: "policy",
    });
    new IsVpnGatewayConnection(this, id("connection"), {
      name,
      vpnGateway: gateway.id,
      presharedKey: this.key.stringValue,
      ikePolicy: this.ike.id,
      ipsecPolicy: this.ipsec.id,
      adminStateUp: true,
      action: "restart",
      establishMode: "bidirectional",
      local: { cidrs: [...local] },
      peer: { address: peer, cidrs: [...remote] },
    });
  }

  private named(...more: readonly (string | undefined)[]): string {
    return vpnName(this.node.path, Platform.of(this).name, this.site, ...more);
  }
}

/** Name of a VPN's policies, and with the suffix of a zone that of its gateway and connection. */
export function vpnName(path: string, platform: string, site: string, suffix?: string): string {
  return resourceName(path, 63, platform, site, ...(suffix === undefined ? [] : [suffix]));
}

/** Name of the variable that holds the pre-shared key of a site. */
export function keyVariable(site: string): string {
  return `vpn_${site.replaceAll("-", "_")}_preshared_key`;
}
