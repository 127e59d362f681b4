import type { FoundationDefinition } from "../definition";
import { rules } from "./rules";
import type { SecretsSection } from "./schema";
import { secretsSchema } from "./schema";

export const secrets: FoundationDefinition<SecretsSection> = {
  kind: "foundation",
  folder: "secrets",
  rules,
  section: secretsSchema,
  build(platform, { imported = {}, ...section }) {
    const { ImportedCertificate, Secrets } = require("./index") as typeof import("./index");
    const instance = new Secrets(platform, section);
    for (const [hostname, { system }] of Object.entries(imported))
      new ImportedCertificate(instance, hostname, { hostname, system });
  },
};
