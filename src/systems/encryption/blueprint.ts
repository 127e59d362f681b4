import * as z from "zod";
import { crnPattern } from "../../core/crn";
import type { FoundationDefinition } from "../definition";
import type { EncryptionProps } from "./encryption";
import { rotationMonths } from "./rotation-months";
import { rules } from "./rules";

export const encryption: FoundationDefinition<EncryptionProps> = {
  kind: "foundation",
  folder: "encryption",
  rules,
  section: () =>
    z.strictObject({
      existing: z.string().regex(crnPattern, "the CRN of a Key Protect instance").optional(),
      rotationMonths: z.int().min(rotationMonths.least).max(rotationMonths.most).optional(),
      dualAuthorization: z.boolean().optional(),
    }),
  build(platform, section) {
    const { Encryption } = require("./encryption") as typeof import("./encryption");
    new Encryption(platform, section);
  },
};
