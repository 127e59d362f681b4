import { argumentRule } from "../../../posture/argument-rule";
import { fixPackPattern } from "../fix-pack";

/** Workers are replaced when somebody asks for a fix pack by name: `timestamp()` would replace them in whatever apply comes next. */
export const fixPackNamed = argumentRule({
  id: "fix-pack-named",
  controls: ["IKS-36"],
  types: ["ibm_container_vpc_cluster"],
  argument: "patch_version",
  accepts: (value) => typeof value === "string" && fixPackPattern.test(value),
  expected: "a patch version with its fix pack, such as 1.35.4_1531, or nothing",
  fix: "Copy kubeVersion.target of a worker from ibmcloud ks workers --output json.",
  absentIsFine: true,
});
