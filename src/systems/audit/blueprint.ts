import * as z from "zod";
import { crnPattern } from "../../core/crn";
import type { FoundationDefinition } from "../definition";
import type { AuditProps } from "./audit";
import { retentionDays } from "./retention-days";
import { rules } from "./rules";

export const audit: FoundationDefinition<AuditProps> = {
  kind: "foundation",
  folder: "audit",
  rules,
  section: () =>
    z.strictObject({
      existing: z.string().regex(crnPattern, "the CRN of a Cloud Logs instance").optional(),
      retentionDays: z.int().min(retentionDays.least).max(retentionDays.most).optional(),
      searchDays: z.literal([7, 14, 30, 60, 90]).optional(),
      metrics: z.string().regex(crnPattern, "the CRN of a Cloud Monitoring instance").optional(),
      alerts: z.array(z.email("an e-mail address")).min(1).optional(),
    }),
  build(platform, section) {
    const { Audit } = require("./audit") as typeof import("./audit");
    new Audit(platform, section);
  },
};
