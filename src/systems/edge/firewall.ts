import { CisRulesetEntrypointVersion } from "@cdktf/provider-ibm/lib/cis-ruleset-entrypoint-version";
import { Construct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { byName } from "../../core/order";
import { pathBelow } from "../../document/document";
import { RampartStack } from "../../platform/stack";
import { firewallPhase, isHost } from "./hardening";
import { isCountry, isNetwork } from "./networks";

/** Country allowlist and blocklist. */
export interface CountriesProps {
  /**
   * Allowed countries, as two-letter ISO 3166 codes; all others are blocked.
   * @default - all countries
   * @control CE-30
   * @example [DE, AT]
   */
  readonly allow?: readonly string[];
  /**
   * Blocked countries, as two-letter ISO 3166 codes.
   * @default - none
   * @control CE-30
   * @example [KP]
   */
  readonly block?: readonly string[];
}

export interface FirewallProps {
  /**
   * Allowed networks, in CIDR notation; all other addresses are blocked.
   * @default - all networks
   * @control CE-30
   * @example [203.0.113.0/24]
   */
  readonly allow?: readonly string[];
  /**
   * Allowed and blocked countries. The country of an address is an estimate.
   * @default - all countries
   * @control CE-30
   * @example { block: [KP] }
   */
  readonly countries?: CountriesProps;
}

export interface EdgeFirewallProps {
  readonly crn: string;
  readonly zoneId: string;
  /** For every host of the zone. @default - no rule */
  readonly zone?: FirewallProps;
  /** By host name. @default - none */
  readonly hosts: Readonly<Record<string, FirewallProps>>;
  /** Hosts that only clients with a certificate may call. @default - none */
  readonly certificateHosts?: readonly string[];
}

interface FirewallRule {
  readonly description: string;
  readonly expression: string;
}

/**
 * The firewall: the single owner of the zone's custom rules. The provider replaces the whole list with each change, so a
 * second owner, in any stack, would undo the first. An empty list is written too: the provider's delete does nothing, and
 * rules that were removed from the blueprint would stay.
 *
 * @control CE-30
 */
export class EdgeFirewall extends Construct {
  /** @throws FaultError ED003 for networks and countries that are none, or everything */
  constructor(scope: Construct, id: string, props: EdgeFirewallProps) {
    super(scope, id);
    const faults = [
      ...firewallFaults(`${this.node.path}.firewall`, props.zone ?? {}),
      ...Object.entries(props.hosts).flatMap(([host, rules]) =>
        firewallFaults(pathBelow(this.node.path, "hosts", host), rules),
      ),
    ];
    if (faults.length > 0) throw new FaultError(faults);
    const rules = [
      ...rulesFor(props.zone ?? {}, undefined),
      ...Object.entries(props.hosts)
        .sort(byName)
        .flatMap(([host, own]) => rulesFor(own, host)),
      ...(props.certificateHosts ?? []).map((host) => ({
        description: `Clients of ${host} show a certificate`,
        expression: `${on(host)}not cf.tls_client_auth.cert_verified`,
      })),
    ];
    new CisRulesetEntrypointVersion(this, "Default", {
      cisId: props.crn,
      domainId: props.zoneId,
      provider: RampartStack.of(this).publicApi,
      phase: firewallPhase,
      rulesets: [
        {
          description: "Who may call",
          ...(rules.length > 0 ? { rules: rules.map((rule) => ({ ...rule, action: "block", enabled: true })) } : {}),
        },
      ],
    });
  }
}

function on(host: string | undefined): string {
  return host === undefined ? "" : `${isHost(host)} and `;
}

function rulesFor({ allow, countries }: FirewallProps, host: string | undefined): FirewallRule[] {
  const where = host ?? "the zone";
  const rules: FirewallRule[] = [];
  if (allow)
    rules.push({ description: `Networks of ${where}`, expression: `${on(host)}not ip.src in {${allow.join(" ")}}` });
  if (countries?.allow)
    rules.push({
      description: `Countries of ${where}`,
      expression: `${on(host)}not ip.geoip.country in {${quoted(countries.allow)}}`,
    });
  if (countries?.block)
    rules.push({
      description: `Countries that may not call ${where}`,
      expression: `${on(host)}ip.geoip.country in {${quoted(countries.block)}}`,
    });
  return rules;
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(" ");
}

/** What stands in an expression is checked first: nothing of a user's text can become part of the language. */
function firewallFaults(path: string, { allow, countries }: FirewallProps): Fault[] {
  const lists: readonly (readonly [string, readonly string[] | undefined, (one: string) => boolean, string])[] = [
    ["allow", allow, isNetwork, "a network in CIDR notation, such as 203.0.113.0/24, but not the whole Internet"],
    ["countries.allow", countries?.allow, isCountry, "a two-letter country code in capitals, such as DE"],
    ["countries.block", countries?.block, isCountry, "a two-letter country code in capitals, such as DE"],
  ];
  return lists.flatMap(([name, values, is, expected]) => {
    const fault = { code: "ED003", place: { path: `${path}.${name}` }, expected };
    if (values?.length === 0)
      return [{ ...fault, message: "empty list: it would block everybody or nobody", got: "an empty list" }];
    return (values ?? [])
      .filter((value) => !is(value))
      .map((value) => ({ ...fault, message: "invalid value for a firewall rule", got: JSON.stringify(value) }));
  });
}
