import type { FoundationDefinition } from "../definition";
import type { RegistryProps } from "./registry";
import { rules } from "./rules";
import { registrySchema } from "./schema";

export const registry: FoundationDefinition<RegistryProps> = {
  kind: "foundation",
  folder: "registry",
  rules,
  section: registrySchema,
  build(platform, section) {
    const { Registry } = require("./registry") as typeof import("./registry");
    new Registry(platform, section);
  },
};
