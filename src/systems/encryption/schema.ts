import * as z from "zod";
import { crnPattern } from "../../core/crn";
import type { EncryptionProps } from "./encryption";
import { rotationMonths } from "./rotation-months";

/** The section of a blueprint, which the construct's props are judged by too. */
export const encryptionSchema = (): z.ZodType<EncryptionProps> =>
  z.strictObject({
    existing: z.string().regex(crnPattern, "the CRN of a Key Protect instance").optional(),
    rotationMonths: z.int().min(rotationMonths.least).max(rotationMonths.most).optional(),
    dualAuthorization: z.boolean().optional(),
  });
