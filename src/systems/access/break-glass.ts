import { FaultError } from "../../core/fault";

/** A time in which something holds. */
export interface AccessWindow {
  /**
   * Start of the period in ISO 8601, with an offset from UTC.
   * @example "2026-12-01T08:00:00+01:00"
   */
  readonly from: string;
  /**
   * End of the period in ISO 8601, with an offset from UTC; later than `from`.
   * @example "2026-12-01T20:00:00+01:00"
   */
  readonly until: string;
}

/**
 * Refuses a window that never opens.
 *
 * @throws FaultError AC003 when it ends before it starts
 */
export function checkWindow(path: string, { from, until }: AccessWindow): void {
  if (Date.parse(from) < Date.parse(until)) return;
  throw new FaultError([
    {
      code: "AC003",
      message: "the break-glass window ends before it starts",
      place: { path: `${path}.until` },
      expected: "an until that is later than from",
      got: `from ${from}, until ${until}`,
      fix: "Set until later than from.",
    },
  ]);
}

/**
 * Conditions under which a policy holds for one time only. Source: IBM Cloud documentation, "Limiting access with time-based
 * conditions".
 */
export function breakGlassConditions({ from, until }: AccessWindow) {
  const key = "{{environment.attributes.current_date_time}}";
  return {
    ruleConditions: [
      { key, operator: "dateTimeGreaterThanOrEquals", value: [from] },
      { key, operator: "dateTimeLessThanOrEquals", value: [until] },
    ],
    ruleOperator: "and",
    pattern: "time-based-conditions:once",
  };
}
