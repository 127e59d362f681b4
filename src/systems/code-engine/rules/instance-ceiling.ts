import { argumentRule } from "../../../posture/argument-rule";
import { hardened } from "../limits";

/** The number of instances is bounded, which also bounds the cost. */
export const instanceCeiling = argumentRule({
  id: "instance-ceiling",
  controls: ["CE-48"],
  types: ["ibm_code_engine_app"],
  argument: "scale_max_instances",
  accepts: (value) => typeof value === "number" && value >= 1 && value <= hardened.appInstances,
  expected: `1 to ${hardened.appInstances}`,
  // An update sends 0, which lifts the ceiling.
  reject: (value) => value === 0,
});
