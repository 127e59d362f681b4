import { createHash } from "node:crypto";
import { CisAdvancedCertificatePackOrder } from "@cdktf/provider-ibm/lib/cis-advanced-certificate-pack-order";
import { Construct } from "constructs";
import { RampartStack } from "../../platform/stack";
import type { EdgeAuthority } from "./options";

export interface EdgeCertificateProps {
  /**
   * Host names in the certificate, at most 50, including the zone's own name; wildcards are allowed.
   * @control CE-40
   * @example [example.com, "*.api.example.com"]
   */
  readonly hosts: readonly string[];
  /**
   * Certificate authority that issues the certificate.
   * @default "lets_encrypt"
   * @control CE-54
   * @example lets_encrypt
   */
  readonly authority?: EdgeAuthority;
}

export interface EdgeCertificateOrderProps extends EdgeCertificateProps {
  readonly crn: string;
  readonly zoneId: string;
}

/**
 * An edge certificate for host names that the universal certificate does not cover, which is valid for the zone and one level
 * below it. The service renews it. The provider sends nothing when an order changes (ibm 2.5.0,
 * resource_ibm_cis_advanced_certificate_pack_order.go), so a different list of names is a new resource, created before the
 * old one is destroyed.
 *
 * @control CE-40
 */
export class EdgeCertificateOrder extends Construct {
  constructor(scope: Construct, id: string, { crn, zoneId, hosts, authority }: EdgeCertificateOrderProps) {
    super(scope, id);
    const names = createHash("sha256")
      .update([...hosts, authority].join(" "))
      .digest("hex")
      .slice(0, 8);
    new CisAdvancedCertificatePackOrder(this, names, {
      cisId: crn,
      domainId: zoneId,
      provider: RampartStack.of(this).publicApi,
      type: "advanced",
      certificateAuthority: authority ?? "lets_encrypt",
      hosts: [...hosts],
      validationMethod: "txt",
      validity: 90,
      cloudflareBranding: false,
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

/** True when the edge has a certificate for the host: the universal one, or an order. */
export function isCovered(host: string, zone: string, ordered: readonly string[]): boolean {
  const parent = host.slice(host.indexOf(".") + 1);
  return host === zone || parent === zone || ordered.includes(host) || ordered.includes(`*.${parent}`);
}
