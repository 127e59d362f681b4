import * as z from "zod";
import { crnPattern } from "../../core/crn";
import type { FoundationDefinition } from "../definition";
import { rules } from "./rules";
import type { SecretsProps } from "./secrets";

export const secrets: FoundationDefinition<SecretsProps> = {
  kind: "foundation",
  folder: "secrets",
  rules,
  section: () =>
    z
      .strictObject({
        existing: z.string().regex(crnPattern, "the CRN of a Secrets Manager instance").optional(),
      })
      .describe("Secrets Manager, which holds certificates and their keys"),
  build(platform, section) {
    const { Secrets } = require("./secrets") as typeof import("./secrets");
    new Secrets(platform, section);
  },
};
