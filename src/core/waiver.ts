import type { Place } from "./fault";

/** A violation that an owner accepts for a limited time. */
export interface Waiver {
  /**
   * Id of the control whose violation is accepted.
   * @example CE-11
   */
  readonly control: string;
  /**
   * Location that the waiver covers, including everything below it: a construct path without the platform, a
   * Terraform address, or a folder of Terraform JSON, also with an address below it.
   * @example shop/project
   */
  readonly at: string;
  /**
   * Reason why the violation is acceptable, at least 20 characters. Every report shows it.
   * @example Two partners change their networks daily; their proxy comes in January.
   */
  readonly reason: string;
  /**
   * E-mail address of the person or team that is responsible for the violation.
   * @example web-platform@example.com
   */
  readonly owner: string;
  /**
   * Last day on which the waiver is valid, `YYYY-MM-DD`, at most 180 days ahead.
   * @example 2027-01-31
   */
  readonly expires: string;
  /** Where it was written, for messages. */
  readonly place?: Place;
}
