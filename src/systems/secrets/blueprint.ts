import * as z from "zod";
import { crnPattern } from "../../core/crn";
import { hostnamePattern } from "../../core/hostname";
import { namePattern, nameWords } from "../../core/names";
import type { FoundationDefinition } from "../definition";
import { rules } from "./rules";
import type { SecretsProps } from "./secrets";

interface SecretsSection extends SecretsProps {
  /** Certificates that are imported, by host name. */
  readonly imported?: Readonly<Record<string, { readonly system: string }>>;
}

export const secrets: FoundationDefinition<SecretsSection> = {
  kind: "foundation",
  folder: "secrets",
  rules,
  section: () =>
    z
      .strictObject({
        existing: z.string().regex(crnPattern, "the CRN of a Secrets Manager instance").optional(),
        imported: z
          .record(
            z.string().regex(hostnamePattern, "a host name in lower case"),
            z.strictObject({ system: z.string().max(24).regex(namePattern, nameWords) }),
          )
          .optional(),
      })
      .describe("Secrets Manager, which holds certificates and their keys"),
  build(platform, { imported = {}, ...section }) {
    const { ImportedCertificate, Secrets } = require("./index") as typeof import("./index");
    const instance = new Secrets(platform, section);
    for (const [hostname, { system }] of Object.entries(imported))
      new ImportedCertificate(instance, hostname, { hostname, system });
  },
};
