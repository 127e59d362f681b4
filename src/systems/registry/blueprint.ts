import * as z from "zod";
import type { FoundationDefinition } from "../definition";
import { namespacePattern, namespaceWords } from "./namespace-name";
import type { RegistryProps } from "./registry";
import { rules } from "./rules";

const name = () => z.string().regex(namespacePattern, namespaceWords);

export const registry: FoundationDefinition<RegistryProps> = {
  kind: "foundation",
  folder: "registry",
  rules,
  section: () =>
    z.strictObject({
      namespace: name().optional(),
      existing: name().optional(),
      retain: z.int().min(1).max(10_000).optional(),
      exemptions: z
        .array(
          z.strictObject({
            issue: z.string().regex(/^[A-Z][A-Z0-9-]{3,40}$/, "an id such as CVE-2026-12345"),
            owner: z.email("an e-mail address"),
            expires: z.iso.date(),
            reason: z
              .string()
              .min(20)
              .regex(/^[^\t\n]*$/, "one line"),
          }),
        )
        .optional(),
    }),
  build(platform, section) {
    const { Registry } = require("./registry") as typeof import("./registry");
    new Registry(platform, section);
  },
};
