import { argumentRule } from "../../../posture/argument-rule";

/** The edge checks the origin's certificate against public authorities. */
export const originVerified = argumentRule({
  id: "origin-verified",
  controls: ["CE-55"],
  types: ["ibm_cis_domain_settings"],
  argument: "ssl",
  accepts: (value) => value === "strict",
  expected: '"strict": end-to-end, CA signed',
  reject: (value) => value !== "full" && value !== "origin_pull",
});
