import type { FoundationDefinition } from "../definition";
import type { EdgeProps } from "./edge-props";
import { rules } from "./rules";
import { edgeSchema } from "./schema";

export const edge: FoundationDefinition<EdgeProps> = {
  kind: "foundation",
  folder: "edge",
  rules,
  section: edgeSchema,
  build(platform, section) {
    const { Edge } = require("./edge") as typeof import("./edge");
    new Edge(platform, section);
  },
};
