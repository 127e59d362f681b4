import * as z from "zod";
import { crnPattern } from "../core/crn";

/** An instance that exists, with what the account has set up for it already. */
export interface ExistingInstance {
  /**
   * CRN of the instance, as `ibmcloud resource service-instance NAME --id` shows it.
   * @example "crn:v1:bluemix:public:kms:eu-de:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555::"
   */
  readonly instance: string;
  /**
   * True if another owner in the account manages the authorization policies on this instance, and those that connect it as a whole to
   * other existing instances. Rampart then creates none of them; Terraform checks at plan that each one that the platform needs exists.
   * @default false
   * @control IA-01
   * @example true
   */
  readonly authorized?: boolean;
}

/** How a blueprint names an instance that exists: by its CRN alone, or by an object that says more. */
export type Existing = string | ExistingInstance;

/** The schema of `Existing`; `what` names the instance, with its article. */
export const existingSchema = (what: string): z.ZodType<Existing> => {
  const instance = () => z.string().regex(crnPattern, `the CRN of ${what}`);
  return z.union([instance(), z.strictObject({ instance: instance(), authorized: z.boolean().optional() })]);
};
