import type { Rule } from "../../../posture/rule";
import { alertReachesSomebody } from "./alert-reaches-somebody";
import { alwaysHttps } from "./always-https";
import { browserCheck } from "./browser-check";
import { bypassClosed } from "./bypass-closed";
import { certificateAuthorities } from "./certificate-authorities";
import { certificateAuthorityKnown } from "./certificate-authority-known";
import { challengeLifetime } from "./challenge-lifetime";
import { cipherSuites } from "./cipher-suites";
import { clientAddressHeaderOff } from "./client-address-header-off";
import { clientCertificateDemanded } from "./client-certificate-demanded";
import { clientCertificatePolicy } from "./client-certificate-policy";
import { dnsRecordProxied } from "./dns-record-proxied";
import { dnsRecordType } from "./dns-record-type";
import { dnssec } from "./dnssec";
import { edgeCertificate } from "./edge-certificate";
import { edgeCertificateAuthority } from "./edge-certificate-authority";
import { edgeCertificateLifetime } from "./edge-certificate-lifetime";
import { edgeCertificateValidation } from "./edge-certificate-validation";
import { edgePlan } from "./edge-plan";
import { edgeTriggerRuns } from "./edge-trigger-runs";
import { failoverOrder } from "./failover-order";
import { firewallBlocks } from "./firewall-blocks";
import { firewallNetworks } from "./firewall-networks";
import { firewallNotByCountryAlone } from "./firewall-not-by-country-alone";
import { foreignZoneUntouched } from "./foreign-zone-untouched";
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
import { logsKept } from "./logs-kept";
import { logsPushed } from "./logs-pushed";
import { logsToLivingTarget } from "./logs-to-living-target";
import { logsWithoutSecrets } from "./logs-without-secrets";
import { managedRulesets } from "./managed-rulesets";
import { minimumTls } from "./minimum-tls";
import { minimumTlsAgrees } from "./minimum-tls-agrees";
import { noInertBotManagement } from "./no-inert-bot-management";
import { noLegacyWafSwitch } from "./no-legacy-waf-switch";
import { noRetiredCertificateOrder } from "./no-retired-certificate-order";
import { noRetiredFirewall } from "./no-retired-firewall";
import { noSkippedProtection } from "./no-skipped-protection";
import { noSniff } from "./no-sniff";
import { oneRulesetOwner } from "./one-ruleset-owner";
import { opportunisticEncryptionOff } from "./opportunistic-encryption-off";
import { opportunisticOnionOff } from "./opportunistic-onion-off";
import { originAddress } from "./origin-address";
import { originCertificateLifetime } from "./origin-certificate-lifetime";
import { originMonitored } from "./origin-monitored";
import { originOfPlatform } from "./origin-of-platform";
import { originOn } from "./origin-on";
import { originPoolOn } from "./origin-pool-on";
import { originProbed } from "./origin-probed";
import { originPullOn } from "./origin-pull-on";
import { originPullVerified } from "./origin-pull-verified";
import { originVerified } from "./origin-verified";
import { proxiedTtlAutomatic } from "./proxied-ttl-automatic";
import { rateLimitEffective } from "./rate-limit-effective";
import { rateLimited } from "./rate-limited";
import { rulesetPhase } from "./ruleset-phase";
import { securityLevel } from "./security-level";
import { tls13On } from "./tls13-on";
import { zoneAuthoritative } from "./zone-authoritative";
import { zoneHardened } from "./zone-hardened";
import { zoneOwnName } from "./zone-own-name";

export const rules: readonly Rule[] = [
  alertReachesSomebody,
  alwaysHttps,
  browserCheck,
  bypassClosed,
  certificateAuthorities,
  challengeLifetime,
  cipherSuites,
  clientAddressHeaderOff,
  clientCertificateDemanded,
  clientCertificatePolicy,
  dnsRecordProxied,
  dnsRecordType,
  dnssec,
  edgeCertificate,
  edgeCertificateAuthority,
  edgeCertificateLifetime,
  edgeCertificateValidation,
  edgePlan,
  failoverOrder,
  firewallBlocks,
  firewallNetworks,
  firewallNotByCountryAlone,
  foreignZoneUntouched,
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
  logsKept,
  logsPushed,
  logsToLivingTarget,
  logsWithoutSecrets,
  managedRulesets,
  minimumTls,
  minimumTlsAgrees,
  noInertBotManagement,
  noLegacyWafSwitch,
  noRetiredCertificateOrder,
  noRetiredFirewall,
  noSkippedProtection,
  noSniff,
  oneRulesetOwner,
  opportunisticEncryptionOff,
  opportunisticOnionOff,
  originAddress,
  originCertificateLifetime,
  originMonitored,
  originOn,
  originPoolOn,
  originProbed,
  originPullOn,
  originPullVerified,
  originVerified,
  proxiedTtlAutomatic,
  rateLimitEffective,
  rateLimited,
  rulesetPhase,
  securityLevel,
  tls13On,
  zoneAuthoritative,
  zoneHardened,
  zoneOwnName,
  certificateAuthorityKnown,
  originOfPlatform,
  edgeTriggerRuns,
];
