import type { SystemDefinition } from "../definition";
import type { CodeEngineProps } from "./code-engine";
import { rules } from "./rules";
import { codeEngineSchema } from "./schema";

export const codeEngine: SystemDefinition<CodeEngineProps> = {
  kind: "system",
  folder: "code-engine",
  rules,
  section: codeEngineSchema,
  build(platform, name, section) {
    const { CodeEngine } = require("./code-engine") as typeof import("./code-engine");
    new CodeEngine(platform, name, section);
  },
};
