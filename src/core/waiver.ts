import type { Place } from "./fault";

/** A weakness that somebody answers for, for a limited time. */
export interface Waiver {
  /**
   * Control whose violation is accepted, by its id.
   * @example CE-11
   */
  readonly control: string;
  /**
   * Where the waiver holds: a construct path without the platform, or a Terraform address. It covers what lies below
   * as well.
   * @example shop/project
   */
  readonly at: string;
  /**
   * Why the weakness is acceptable, in 20 characters or more. It stands in every report.
   * @example Two partners change their networks daily; their proxy comes in January.
   */
  readonly reason: string;
  /**
   * Person or team that answers for the weakness.
   * @example web-platform@example.com
   */
  readonly owner: string;
  /**
   * Last day on which the waiver holds, `YYYY-MM-DD`, at most 180 days ahead.
   * @example 2027-01-31
   */
  readonly expires: string;
  /** Where it was written, for messages. */
  readonly place?: Place;
}
