import { CisDomainSettings } from "@cdktf/provider-ibm/lib/cis-domain-settings";
import { CisRulesetEntrypointVersion } from "@cdktf/provider-ibm/lib/cis-ruleset-entrypoint-version";
import { CisTlsSettings } from "@cdktf/provider-ibm/lib/cis-tls-settings";
import { Construct } from "constructs";
import { RampartStack } from "../../platform/stack";
import { cipherSuites, hstsSeconds, managedPhase, managedRulesets } from "./hardening";

export interface HardenedZoneProps {
  readonly crn: string;
  readonly zoneId: string;
  /** @control CE-40 */
  readonly minimumTls: "1.2" | "1.3";
  /** Browsers are challenged before anything else, during an attack. @default false @control CE-60 */
  readonly defenseMode?: boolean;
  /** @default false */
  readonly websockets?: boolean;
  /** The service keeps logs, so that they can be pushed. @default - as it is */
  readonly logRetention?: boolean;
}

/**
 * Every zone setting that a control covers, as one unit; the README lists the other settings, and why they are not checked.
 *
 * Destroying it changes nothing at IBM: the provider's delete of settings and rulesets is a no-op, so the last values stay.
 */
export class HardenedZone extends Construct {
  constructor(scope: Construct, id: string, props: HardenedZoneProps) {
    super(scope, id);
    const zone = { cisId: props.crn, domainId: props.zoneId, provider: RampartStack.of(this).publicApi };
    const minTlsVersion = props.minimumTls;
    new CisDomainSettings(this, "settings", {
      ...zone,
      ssl: "strict",
      minTlsVersion,
      // With a floor of 1.2 the suites must be named, or the permissive list of the service stands; with 1.3 none may be.
      ...(minTlsVersion === "1.2" ? { cipher: cipherSuites.map(({ name }) => name) } : {}),
      alwaysUseHttps: "on",
      automaticHttpsRewrites: "on",
      opportunisticEncryption: "off",
      opportunisticOnion: "off",
      browserCheck: "on",
      securityLevel: props.defenseMode ? "under_attack" : "high",
      dnssec: "active",
      websockets: props.websockets ? "on" : "off",
      ...(props.logRetention ? { logRetention: true } : {}),
      securityHeader: { enabled: true, includeSubdomains: true, maxAge: hstsSeconds, nosniff: true, preload: false },
    });
    new CisTlsSettings(this, "tls", { ...zone, minTlsVersion, tls13: "on", universalSsl: true });
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
