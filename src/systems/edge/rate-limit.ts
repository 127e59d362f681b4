import { CisRulesetEntrypointVersion } from "@cdktf/provider-ibm/lib/cis-ruleset-entrypoint-version";
import { CisRulesetRule } from "@cdktf/provider-ibm/lib/cis-ruleset-rule";
import { DataIbmCisRulesetEntrypointVersions } from "@cdktf/provider-ibm/lib/data-ibm-cis-ruleset-entrypoint-versions";
import { Construct } from "constructs";
import { RampartStack } from "../../platform/stack";
import { isHost, rateLimitPhase } from "./hardening";
import type { blockPeriods, ratePeriods } from "./options";

export interface RateLimitProps {
  /**
   * Maximum number of requests per client address in the period, counted separately in each edge data centre.
   * @default 300
   * @control CE-61
   * @example 100
   */
  readonly requests?: number;
  /**
   * Length of the counting period in seconds.
   * @default 60
   * @control CE-61
   * @example 60
   */
  readonly seconds?: (typeof ratePeriods)[number];
  /**
   * Seconds that an address stays blocked after it exceeds the limit.
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
 * The ruleset that holds the zone's rate limits. The zone owns the ruleset; each route owns its rule, in its own stack. A change
 * to the ruleset as a whole replaces all rules, so this resource ignores them once it is created. Because an entry point takes no
 * rate limit, the rules need the ruleset's ID, which only the data source has (provider ibm 2.5.0,
 * resource_ibm_cis_ruleset_entrypoint_version.go).
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

/**
 * The ruleset for rate limits of a zone that another blueprint owns: its id alone is looked up. Creating its entry point again would
 * replace all rules with an empty list (provider ibm 2.5.0, resource_ibm_cis_ruleset_entrypoint_version.go).
 *
 * @control CE-61
 */
export class ForeignRateLimitPhase extends Construct {
  /** Id of the ruleset, for rules. */
  readonly rulesetId: string;

  constructor(scope: Construct, id: string, { crn, zoneId }: RateLimitPhaseProps) {
    super(scope, id);
    const versions = new DataIbmCisRulesetEntrypointVersions(this, "ruleset", {
      cisId: crn,
      domainId: zoneId,
      provider: RampartStack.of(this).publicApi,
      phase: rateLimitPhase,
    });
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
 * The rate limit for requests from one address to a host. The provider does not read such a rule back, so a plan does not show
 * manual changes (provider ibm 2.5.0, resource_ibm_cis_ruleset_rule.go).
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
