import type { Place } from "./fault";

/** A weakness that somebody answers for, for a limited time. */
export interface Waiver {
  /** Id of the control, for example `CE-40`. */
  readonly control: string;
  /** A construct's path without the platform (`shop/web`), or a Terraform address; what lies below it is covered too. */
  readonly at: string;
  /** Why the weakness is accepted: 20 characters or more. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Last day on which the waiver holds, `YYYY-MM-DD`, at most 180 days ahead. */
  readonly expires: string;
  /** Where it was written, for messages. */
  readonly place?: Place;
}
