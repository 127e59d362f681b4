import type { FoundationDefinition } from "../definition";
import type { AccessProps } from "./access";
import { rules } from "./rules";
import { accessSchema } from "./schema";

export const access: FoundationDefinition<AccessProps> = {
  kind: "foundation",
  folder: "access",
  rules,
  section: accessSchema,
  build(platform, section) {
    const { Access } = require("./access") as typeof import("./access");
    new Access(platform, section);
  },
};
