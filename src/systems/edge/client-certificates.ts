import { CisMtls } from "@cdktf/provider-ibm/lib/cis-mtls";
import { CisMtlsApp } from "@cdktf/provider-ibm/lib/cis-mtls-app";
import { Construct } from "constructs";
import { hostWord } from "../../core/hostname";
import { Platform } from "../../platform/platform";
import { RampartStack } from "../../platform/stack";
import { stackVariable } from "../../platform/variable";

export interface ClientCertificatesProps {
  /**
   * Host names that accept only clients with a certificate from your certificate authority.
   * @example [api.example.com]
   */
  readonly hosts: readonly string[];
}

export interface EdgeClientCertificatesProps extends ClientCertificatesProps {
  readonly crn: string;
  readonly zoneId: string;
  /** First part of the names. */
  readonly name: string;
}

/**
 * Mutual TLS for clients: the certificate authority whose certificates they present, and an access policy for each host. A
 * firewall rule (`cf.tls_client_auth.cert_verified`) refuses requests without a certificate, as IBM's documentation
 * requires; how the access policy alone behaves has not been tested, and the provider sends the common name where it
 * should send the certificate's (ibm 2.5.0, resource_ibm_cis_mtls_app.go).
 *
 * IBM support must first enable mutual TLS for the domain, which cannot be undone. The provider does not send a changed
 * authority: its update omits the certificate, so the resource has to be replaced.
 */
export class EdgeClientCertificates extends Construct {
  constructor(scope: Construct, id: string, { crn, zoneId, name, hosts }: EdgeClientCertificatesProps) {
    super(scope, id);
    const zone = { cisId: crn, domainId: zoneId, provider: RampartStack.of(this).publicApi };
    const authority = stackVariable(
      this,
      "edge_client_authority",
      {
        kind: "person",
        how: "Get the certificate of the authority that issues the clients' certificates, with its chain, from its owner",
        file: "client-authority.pem",
        form: "pem",
      },
      {
        type: "string",
        nullable: false,
        description:
          "PEM of the authority, with its chain, that issues clients' certificates. No secret; it lands in the state.",
      },
    );
    const certificate = new CisMtls(this, "authority", {
      ...zone,
      name: `${name}-clients`,
      certificate: authority.stringValue,
      associatedHostnames: [...hosts],
    });
    for (const host of new Set(hosts)) {
      Platform.of(this).claim("client certificates", hostWord(host), host, this.node.path);
      new CisMtlsApp(this, hostWord(host), {
        ...zone,
        name: `${name}-${host}`,
        domain: host,
        policyName: "client-certificate",
        policyDecision: "non_identity",
        sessionDuration: "24h",
        dependsOn: [certificate],
      });
    }
  }
}
