import type { RiskyValue } from "../support/risky-values";

export const values: readonly RiskyValue[] = [
  { id: "L02", resource: "ibm_atracker_settings", argument: "private_api_endpoint_only", to: false },
  { id: "L03", resource: "ibm_logs_router_route", argument: "rules.0.action", to: "keep" },
];
