import { CisDnsRecord } from "@cdktf/provider-ibm/lib/cis-dns-record";
import { CisDomainSettings } from "@cdktf/provider-ibm/lib/cis-domain-settings";
import { CisRulesetEntrypointVersion } from "@cdktf/provider-ibm/lib/cis-ruleset-entrypoint-version";
import { CisTlsSettings } from "@cdktf/provider-ibm/lib/cis-tls-settings";
import { Construct } from "constructs";
import { RampartStack } from "../../core/stack";
import { cipherSuites, hstsSeconds, managedPhase, managedRulesets } from "./hardening";

export interface HardenedZoneProps {
  readonly crn: string;
  readonly zoneId: string;
}

/**
 * Every setting of a zone that a control speaks of, as one unit.
 *
 * Destroying it changes nothing at IBM: the provider's delete of settings and rulesets is a no-op, the last values stay.
 */
export class HardenedZone extends Construct {
  constructor(scope: Construct, id: string, { crn, zoneId }: HardenedZoneProps) {
    super(scope, id);
    const zone = { cisId: crn, domainId: zoneId, provider: RampartStack.of(this).publicApi };
    // With a TLS 1.2 floor the suites must be named, or the permissive list of the service stands.
    const minTlsVersion = "1.2";
    new CisDomainSettings(this, "settings", {
      ...zone,
      ssl: "strict",
      minTlsVersion,
      cipher: cipherSuites.map(({ name }) => name),
      alwaysUseHttps: "on",
      automaticHttpsRewrites: "on",
      opportunisticEncryption: "off",
      opportunisticOnion: "off",
      browserCheck: "on",
      securityLevel: "high",
      dnssec: "active",
      securityHeader: { enabled: true, includeSubdomains: true, maxAge: hstsSeconds, nosniff: true, preload: false },
    });
    new CisTlsSettings(this, "tls", { ...zone, minTlsVersion, tls13: "on", universalSsl: true });
    new CisDnsRecord(this, "certificate-authorities", {
      ...zone,
      name: "@",
      type: "CAA",
      data: { flags: "0", tag: "issue", value: "letsencrypt.org" },
      ttl: 3600,
    });
    // Proxying alone does not run the managed rulesets.
    new CisRulesetEntrypointVersion(this, "waf", {
      ...zone,
      phase: managedPhase,
      rulesets: [
        {
          description: "Managed rulesets",
          rules: managedRulesets.map(({ name, id: ruleset }) => ({
            action: "execute",
            description: name,
            enabled: true,
            expression: "true",
            actionParameters: [{ id: ruleset }],
          })),
        },
      ],
    });
  }
}
