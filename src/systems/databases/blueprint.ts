import type { FoundationDefinition } from "../definition";
import type { DatabasesProps } from "./props";
import { rules } from "./rules";
import { databasesSchema } from "./schema";

export const databases: FoundationDefinition<DatabasesProps> = {
  kind: "foundation",
  folder: "databases",
  rules,
  section: databasesSchema,
  build(platform, section) {
    const { Databases } = require("./databases") as typeof import("./databases");
    new Databases(platform, section);
  },
};
