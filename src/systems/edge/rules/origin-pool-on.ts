import { argumentRule } from "../../../posture/argument-rule";

/** The origin pool is enabled. */
export const originPoolOn = argumentRule({
  id: "origin-pool-on",
  controls: ["CE-55"],
  types: ["ibm_cis_origin_pool"],
  argument: "enabled",
  accepts: (value) => value === true,
  expected: "true",
});
