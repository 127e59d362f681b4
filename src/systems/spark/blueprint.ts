import type { SystemDefinition } from "../definition";
import { rules } from "./rules";
import { sparkSchema } from "./schema";
import type { SparkProps } from "./spark";

export const spark: SystemDefinition<SparkProps> = {
  kind: "system",
  folder: "spark",
  rules,
  section: sparkSchema,
  build(platform, system, section) {
    const { Spark } = require("./spark") as typeof import("./spark");
    new Spark(platform, system, section);
  },
};
