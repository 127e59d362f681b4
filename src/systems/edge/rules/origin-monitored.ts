import { argumentRule } from "../../../posture/argument-rule";

/** An origin pool has a health check. */
export const originMonitored = argumentRule({
  id: "origin-monitored",
  controls: ["CE-55"],
  types: ["ibm_cis_origin_pool"],
  argument: "monitor",
  accepts: () => true,
  expected: "the ID of a health check",
  referenceIsFine: true,
});
