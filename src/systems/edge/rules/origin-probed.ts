import { argumentRule } from "../../../posture/argument-rule";

/** The health checks of an origin pool run from at least one region. */
export const originProbed = argumentRule({
  id: "origin-probed",
  controls: ["CE-55"],
  types: ["ibm_cis_origin_pool"],
  argument: "check_regions",
  accepts: (value) => Array.isArray(value) && value.length > 0,
  expected: "at least one region",
});
