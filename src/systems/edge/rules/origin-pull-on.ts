import { argumentRule } from "../../../posture/argument-rule";

/** A certificate that is there and switched off proves nothing. */
export const originPullOn = argumentRule({
  id: "origin-pull-on",
  controls: ["CE-50"],
  types: ["ibm_cis_origin_auth"],
  argument: "enabled",
  accepts: (value) => value === true,
  expected: "true",
});
