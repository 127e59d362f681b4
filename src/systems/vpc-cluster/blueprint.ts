import type { SystemDefinition } from "../definition";
import type { VpcClusterProps } from "./props";
import { rules } from "./rules";
import { vpcClusterSchema } from "./schema";

export const vpcCluster: SystemDefinition<VpcClusterProps> = {
  kind: "system",
  folder: "vpc-cluster",
  rules,
  section: vpcClusterSchema,
  build(platform, name, section) {
    const { VpcCluster } = require("./vpc-cluster") as typeof import("./vpc-cluster");
    new VpcCluster(platform, name, section);
  },
};
