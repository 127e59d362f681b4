import type { FoundationDefinition } from "../definition";
import type { EncryptionProps } from "./encryption";
import { rules } from "./rules";
import { encryptionSchema } from "./schema";

export const encryption: FoundationDefinition<EncryptionProps> = {
  kind: "foundation",
  folder: "encryption",
  rules,
  section: encryptionSchema,
  build(platform, section) {
    const { Encryption } = require("./encryption") as typeof import("./encryption");
    new Encryption(platform, section);
  },
};
