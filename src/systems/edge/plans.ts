import type { Fault } from "../../core/fault";
import { quota } from "../../terraform/quotas";

interface Features {
  /** Rate limiting rules. */
  readonly rateLimiting: boolean;
  /** Log push and log retention. */
  readonly logging: boolean;
  readonly alerts: boolean;
  readonly botManagement: boolean;
  /** Certificates that clients show; besides, IBM has to enable it for the domain. */
  readonly mutualTls: boolean;
  /** Steering by latency, and health checks from several regions. */
  readonly smartRouting: boolean;
}

const enterprise = { logging: true, alerts: true, mutualTls: true, smartRouting: true };

/**
 * What the plans have, as far as the edge depends on it.
 *
 * Sources: IBM Cloud Internet Services documentation, "Comparing CIS plans" of 2026-08-06 and "Using mutual TLS" of
 * 2026-07-06. Trial and standard are left out: they are not for production. Only `standard-next` and `enterprise-usage`
 * are names that public text confirms; the others are checked by IBM alone, at apply.
 */
export const planFeatures = {
  "standard-next": {
    rateLimiting: false,
    logging: false,
    alerts: false,
    botManagement: false,
    mutualTls: false,
    smartRouting: false,
  },
  "enterprise-essential": { ...enterprise, rateLimiting: false, botManagement: false },
  "enterprise-advanced": { ...enterprise, rateLimiting: true, botManagement: false },
  "enterprise-premier": { ...enterprise, rateLimiting: true, botManagement: true },
  "enterprise-usage": { ...enterprise, rateLimiting: true, botManagement: false },
} as const satisfies Record<string, Features>;

export type Plan = keyof typeof planFeatures;

export const plans = Object.keys(planFeatures) as [Plan, ...Plan[]];

/** Origin pools that an instance of a plan may have. */
export function poolsOf(plan: Plan): number {
  const { byPlan, limit } = quota("pools-per-instance");
  return byPlan?.[plan] ?? limit;
}

/** The fault of an option that the plan does not have. */
export function notInPlan(path: string, plan: Plan, feature: keyof Features, option: string): Fault {
  return {
    code: "ED002",
    message: `the plan ${plan} does not support ${option}`,
    place: { path },
    expected: `one of ${plans.filter((other) => planFeatures[other][feature]).join(", ")}`,
    got: plan,
    fix: `Choose another plan, or remove ${option}.`,
  };
}
