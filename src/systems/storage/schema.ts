import * as z from "zod";
import { namePattern, nameWords } from "../../core/names";
import { existingSchema } from "../../platform/existing";
import type { StorageProps } from "./storage";

const days = (most: number) => z.int().min(1).max(most).optional();

/** The section of a blueprint, which the construct's props are judged by too. */
export const storageSchema = (): z.ZodType<StorageProps> =>
  z.strictObject({
    existing: existingSchema("an Object Storage instance").optional(),
    buckets: z
      .record(
        z.string().regex(namePattern, nameWords),
        z.strictObject({
          retentionDays: days(36500),
          archiveDays: days(3650),
          expireDays: days(3650),
          versioning: z.boolean().optional(),
        }),
      )
      .optional(),
  });
