import type { FoundationDefinition } from "../definition";
import type { PrivateNetworkProps } from "./props";
import { rules } from "./rules";
import { networkSchema } from "./schema";

export const network: FoundationDefinition<PrivateNetworkProps> = {
  kind: "foundation",
  folder: "network",
  rules,
  section: networkSchema,
  build(platform, section) {
    const { PrivateNetwork } = require("./network") as typeof import("./network");
    new PrivateNetwork(platform, section);
  },
};
