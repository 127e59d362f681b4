import * as z from "zod";
import { existingSchema } from "../../platform/existing";
import type { EncryptionProps } from "./encryption";
import { rotationMonths } from "./rotation-months";

/** The section of a blueprint, which the construct's props are judged by too. */
export const encryptionSchema = (): z.ZodType<EncryptionProps> =>
  z.strictObject({
    existing: existingSchema("a Key Protect instance").optional(),
    rotationMonths: z.int().min(rotationMonths.least).max(rotationMonths.most).optional(),
    dualAuthorization: z.boolean().optional(),
  });
