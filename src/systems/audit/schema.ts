import * as z from "zod";
import { crnPattern } from "../../core/crn";
import { existingSchema } from "../../platform/existing";
import type { AuditProps } from "./audit";
import { retentionDays } from "./retention-days";

/** The section of a blueprint, which the construct's props are judged by too. */
export const auditSchema = (): z.ZodType<AuditProps> =>
  z.strictObject({
    existing: z.string().regex(crnPattern, "the CRN of a Cloud Logs instance").optional(),
    otherAccount: z.boolean().optional(),
    retentionDays: z.int().min(retentionDays.least).max(retentionDays.most).optional(),
    searchDays: z.literal([7, 14, 30, 60, 90]).optional(),
    metrics: z.union([z.literal("create"), existingSchema("a Cloud Monitoring instance")]).optional(),
    alerts: z.array(z.email("an e-mail address")).min(1).optional(),
  });
