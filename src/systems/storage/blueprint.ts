import * as z from "zod";
import { crnPattern } from "../../core/crn";
import { namePattern } from "../../core/names";
import type { FoundationDefinition } from "../definition";
import { rules } from "./rules";
import type { StorageProps } from "./storage";

const days = (most: number) => z.int().min(1).max(most).optional();

export const storage: FoundationDefinition<StorageProps> = {
  kind: "foundation",
  folder: "storage",
  rules,
  section: () =>
    z.strictObject({
      existing: z.string().regex(crnPattern, "the CRN of an Object Storage instance").optional(),
      buckets: z
        .record(
          z.string().regex(namePattern, "lower case letters, digits and hyphens, a letter first"),
          z.strictObject({
            retentionDays: days(36500),
            archiveDays: days(3650),
            expireDays: days(3650),
            versioning: z.boolean().optional(),
          }),
        )
        .optional(),
    }),
  build(platform, section) {
    const { Storage } = require("./storage") as typeof import("./storage");
    new Storage(platform, section);
  },
};
