import type { FoundationDefinition } from "../definition";
import type { AuditProps } from "./audit";
import { rules } from "./rules";
import { auditSchema } from "./schema";

export const audit: FoundationDefinition<AuditProps> = {
  kind: "foundation",
  folder: "audit",
  rules,
  section: auditSchema,
  build(platform, section) {
    const { Audit } = require("./audit") as typeof import("./audit");
    new Audit(platform, section);
  },
};
