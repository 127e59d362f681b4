import { CisRulesetEntrypointVersion } from "@cdktf/provider-ibm/lib/cis-ruleset-entrypoint-version";
import { CisRulesetRule } from "@cdktf/provider-ibm/lib/cis-ruleset-rule";
import { DataIbmCisRulesetEntrypointVersions } from "@cdktf/provider-ibm/lib/data-ibm-cis-ruleset-entrypoint-versions";
import { Construct } from "constructs";
import { RampartStack } from "../../platform/stack";
import { isHost, rateLimitPhase } from "./hardening";
import type { blockPeriods, ratePeriods } from "./options";

export interface RateLimitProps {
  /**
   * Requests that one client address may send in the period, counted in each data centre of the edge.
   * @default 300
   * @control CE-61
   * @example 100
   */
  readonly requests?: number;
  /**
   * Length of the period in which requests are counted, in seconds.
   * @default 60
   * @control CE-61
   * @example 60
   */
  readonly seconds?: (typeof ratePeriods)[number];
  /**
   * Seconds for which an address that sent too many requests is blocked.
   * @default 600
   * @control CE-61
   * @example 3600
   */
  readonly block?: (typeof blockPeriods)[number];
}

export interface RateLimitPhaseProps {
  readonly crn: string;
  readonly zoneId: string;
}

/**
 * The list that the zone's rate limits stand in. The zone owns the list, each route its own rule in it, in its own stack.
 * Whoever changes the list as a whole replaces it, so what is in it is not this resource's concern after it is made; and
 * because an entry point takes no rate limit, the rules need the list's id, which only the data source has (provider ibm
 * 2.5.0, resource_ibm_cis_ruleset_entrypoint_version.go).
 *
 * @control CE-61
 */
export class RateLimitPhase extends Construct {
  /** Id of the ruleset, for rules. */
  readonly rulesetId: string;

  constructor(scope: Construct, id: string, { crn, zoneId }: RateLimitPhaseProps) {
    super(scope, id);
    const zone = { cisId: crn, domainId: zoneId, provider: RampartStack.of(this).publicApi, phase: rateLimitPhase };
    const entryPoint = new CisRulesetEntrypointVersion(this, "entry-point", {
      ...zone,
      rulesets: [{ description: "Rate limits; each route adds its own" }],
      lifecycle: { ignoreChanges: ["rulesets"] },
    });
    const versions = new DataIbmCisRulesetEntrypointVersions(this, "ruleset", { ...zone, dependsOn: [entryPoint] });
    this.rulesetId = versions.rulesets.get(0).rulesetId;
  }
}

export interface RateLimitRuleProps extends RateLimitProps {
  readonly crn: string;
  readonly zoneId: string;
  readonly rulesetId: string;
  readonly hostname: string;
}

/**
 * The rate of requests that one address may send to a host. The provider reads nothing back of such a rule: what somebody
 * changes by hand, a plan does not show (provider ibm 2.5.0, resource_ibm_cis_ruleset_rule.go).
 *
 * @control CE-61
 */
export class RateLimitRule extends Construct {
  constructor(scope: Construct, id: string, props: RateLimitRuleProps) {
    super(scope, id);
    new CisRulesetRule(this, "Default", {
      cisId: props.crn,
      domainId: props.zoneId,
      rulesetId: props.rulesetId,
      provider: RampartStack.of(this).publicApi,
      rule: {
        action: "block",
        description: `Rate of requests to ${props.hostname}`,
        enabled: true,
        expression: isHost(props.hostname),
        rateLimit: {
          // The service demands the data centre: it counts in each of them.
          characteristics: ["cf.colo.id", "ip.src"],
          period: props.seconds ?? 60,
          requestsPerPeriod: props.requests ?? 300,
          mitigationTimeout: props.block ?? 600,
        },
      },
    });
  }
}
