import type { FoundationDefinition } from "../definition";
import type { AppIdProps } from "./app-id";
import { rules } from "./rules";
import { appIdSchema } from "./schema";

export const appId: FoundationDefinition<AppIdProps> = {
  kind: "foundation",
  folder: "app-id",
  rules,
  section: appIdSchema,
  build(platform, section) {
    const { AppId } = require("./app-id") as typeof import("./app-id");
    new AppId(platform, section);
  },
};
