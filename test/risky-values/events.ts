import type { RiskyValue } from "../support/risky-values";

export const values: readonly RiskyValue[] = [
  {
    id: "N90",
    resource: "ibm_en_topic",
    only: "renew-certificates",
    argument: "sources.rules.event_schedule_filter.expression",
    to: "*/5 * * * *",
  },
  {
    id: "N91",
    resource: "ibm_en_destination_ce",
    argument: "config.params",
    to: { type: "webhook", verb: "DELETE", url: "http://shop.example.com" },
  },
];
