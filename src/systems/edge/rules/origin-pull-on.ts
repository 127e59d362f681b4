import { argumentRule } from "../../../posture/argument-rule";

/** Authenticated origin pull is enabled: a disabled certificate proves nothing. */
export const originPullOn = argumentRule({
  id: "origin-pull-on",
  controls: ["CE-50"],
  types: ["ibm_cis_origin_auth"],
  argument: "enabled",
  accepts: (value) => value === true,
  expected: "true",
});
