import { CisOriginAuth } from "@cdktf/provider-ibm/lib/cis-origin-auth";
import { Construct } from "constructs";
import { hostWord } from "../../core/hostname";
import { Platform } from "../../platform/platform";
import { RampartStack } from "../../platform/stack";
import { sensitiveVariable } from "../../platform/variable";
import type { IEdge } from "./edge-props";

export interface OriginPullProps {
  readonly edge: IEdge;
  readonly hostname: string;
}

/**
 * The edge presents a client certificate to the origin of one host (authenticated origin pull). The certificate and its private
 * key come from variables; the state holds both in clear.
 *
 * @control CE-50
 */
export class OriginPull extends Construct {
  constructor(scope: Construct, id: string, { edge, hostname }: OriginPullProps) {
    super(scope, id);
    const name = hostWord(hostname).replaceAll("-", "_");
    Platform.of(this).claim("origin pull", name, hostname, this.node.path);
    const variable = (suffix: string, description: string) =>
      sensitiveVariable(
        this,
        `origin_pull_${name}_${suffix}`,
        {
          kind: "person",
          how: "Issue a client certificate and its private key with the certificate authority that the origin trusts",
          file: `origin-pull-${name}-${suffix}.pem`,
          form: "pem",
        },
        `${description} for ${hostname}, PEM`,
      ).stringValue;
    new CisOriginAuth(this, "Default", {
      cisId: edge.crn,
      domainId: edge.zoneId,
      provider: RampartStack.of(this).publicApi,
      level: "hostname",
      hostname,
      enabled: true,
      certificate: variable("certificate", "Certificate that the edge shows to the origin"),
      privateKey: variable("key", "Private key of the certificate that the edge shows to the origin"),
    });
  }
}
