import * as z from "zod";
import { hostnamePattern } from "../../core/hostname";
import { namePattern, nameWords } from "../../core/names";
import { existingSchema } from "../../platform/existing";
import type { SecretsProps } from "./secrets";

export interface ImportedProps {
  /**
   * Name of the system that uses the certificate; the certificate is stored in that system's secret group.
   * @example legacy
   */
  readonly system: string;
}

/**
 * Secrets Manager, private and encrypted with a dedicated root key, with certificates that renew automatically.
 * @default - an instance is created when something needs it
 * @control CE-65
 * @example { imported: { legacy.example.com: { system: legacy } } }
 */
export interface SecretsSection extends SecretsProps {
  /**
   * Certificates from other authorities, which Terraform imports from variables, by host name. They do not renew
   * automatically, so each needs a waiver of CE-35.
   * @default - none
   * @control CE-35
   * @example { legacy.example.com: { system: legacy } }
   */
  readonly imported?: Readonly<Record<string, ImportedProps>>;
}

/** The section of a blueprint, which the construct's props are judged by too. */
export const secretsSchema = (): z.ZodType<SecretsSection> =>
  z.strictObject({
    existing: existingSchema("a Secrets Manager instance").optional(),
    answersChallenges: z.boolean().optional(),
    imported: z
      .record(
        z.string().regex(hostnamePattern, "a lowercase host name"),
        z.strictObject({ system: z.string().max(24).regex(namePattern, nameWords) }),
      )
      .optional(),
  });
