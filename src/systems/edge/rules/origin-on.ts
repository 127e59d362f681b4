import { argumentRule } from "../../../posture/argument-rule";

/** The origins of a pool are enabled. */
export const originOn = argumentRule({
  id: "origin-on",
  controls: ["CE-55"],
  types: ["ibm_cis_origin_pool"],
  argument: "origins.enabled",
  accepts: (value) => value === true,
  expected: "true",
});
