import * as z from "zod";
import { imageByDigestPattern } from "../../core/ci";
import { programText } from "../../document/text-natures";
import { namespacePattern, namespaceWords } from "./namespace-name";
import type { RegistryProps } from "./registry";

const name = () => z.string().regex(namespacePattern, namespaceWords);

/** The section of a blueprint, which the construct's props are judged by too. */
export const registrySchema = (): z.ZodType<RegistryProps> =>
  z.strictObject({
    namespace: name().optional(),
    existing: name().optional(),
    gateImage: z
      .string()
      .regex(imageByDigestPattern, "an image pinned by digest: <host>/<repository>:<tag>@sha256:<64 hex digits>")
      .optional(),
    retain: z.int().min(1).max(10_000).optional(),
    exemptions: z
      .array(
        z.strictObject({
          issue: z.string().regex(/^[A-Z][A-Z0-9-]{3,40}$/, "an ID such as CVE-2026-12345"),
          owner: z.email("an e-mail address"),
          expires: z.iso.date(),
          reason: programText(
            z
              .string()
              .min(20)
              .regex(/^[^\t\n]*$/, "one line"),
          ),
        }),
      )
      .optional(),
  });
