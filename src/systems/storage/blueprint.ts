import type { FoundationDefinition } from "../definition";
import { rules } from "./rules";
import { storageSchema } from "./schema";
import type { StorageProps } from "./storage";

export const storage: FoundationDefinition<StorageProps> = {
  kind: "foundation",
  folder: "storage",
  rules,
  section: storageSchema,
  build(platform, section) {
    const { Storage } = require("./storage") as typeof import("./storage");
    new Storage(platform, section);
  },
};
