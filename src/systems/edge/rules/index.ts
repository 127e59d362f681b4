import type { Rule } from "../../../posture/rule";
import { alwaysHttps } from "./always-https";
import { browserCheck } from "./browser-check";
import { bypassClosed } from "./bypass-closed";
import { certificateAuthorities } from "./certificate-authorities";
import { cipherSuites } from "./cipher-suites";
import { dnsRecordProxied } from "./dns-record-proxied";
import { dnssec } from "./dnssec";
import { edgeCertificate } from "./edge-certificate";
import { edgePlan } from "./edge-plan";
import { healthCheckHost } from "./health-check-host";
import { healthCheckHttps } from "./health-check-https";
import { healthCheckNoRedirects } from "./health-check-no-redirects";
import { healthCheckVerified } from "./health-check-verified";
import { hstsLifetime } from "./hsts-lifetime";
import { hstsOn } from "./hsts-on";
import { hstsSubdomains } from "./hsts-subdomains";
import { httpsRewrites } from "./https-rewrites";
import { loadBalancerOn } from "./load-balancer-on";
import { loadBalancerProxied } from "./load-balancer-proxied";
import { loadBalancerSteering } from "./load-balancer-steering";
import { managedRulesets } from "./managed-rulesets";
import { minimumTls } from "./minimum-tls";
import { minimumTlsAgrees } from "./minimum-tls-agrees";
import { noRetiredFirewall } from "./no-retired-firewall";
import { noSniff } from "./no-sniff";
import { opportunisticEncryptionOff } from "./opportunistic-encryption-off";
import { opportunisticOnionOff } from "./opportunistic-onion-off";
import { originAddress } from "./origin-address";
import { originMonitored } from "./origin-monitored";
import { originOn } from "./origin-on";
import { originPoolOn } from "./origin-pool-on";
import { originProbed } from "./origin-probed";
import { originVerified } from "./origin-verified";
import { securityLevel } from "./security-level";
import { tls13On } from "./tls13-on";
import { zoneAuthoritative } from "./zone-authoritative";
import { zoneHardened } from "./zone-hardened";
import { zoneOwnName } from "./zone-own-name";

export const rules: readonly Rule[] = [
  alwaysHttps,
  browserCheck,
  bypassClosed,
  certificateAuthorities,
  cipherSuites,
  dnsRecordProxied,
  dnssec,
  edgeCertificate,
  edgePlan,
  healthCheckHost,
  healthCheckHttps,
  healthCheckNoRedirects,
  healthCheckVerified,
  hstsLifetime,
  hstsOn,
  hstsSubdomains,
  httpsRewrites,
  loadBalancerOn,
  loadBalancerProxied,
  loadBalancerSteering,
  managedRulesets,
  minimumTls,
  minimumTlsAgrees,
  noRetiredFirewall,
  noSniff,
  opportunisticEncryptionOff,
  opportunisticOnionOff,
  originAddress,
  originMonitored,
  originOn,
  originPoolOn,
  originProbed,
  originVerified,
  securityLevel,
  tls13On,
  zoneAuthoritative,
  zoneHardened,
  zoneOwnName,
];
