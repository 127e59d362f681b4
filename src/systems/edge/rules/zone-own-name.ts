import { always, argumentRule } from "../../../posture/argument-rule";

/** The domain is one's own. */
export const zoneOwnName = argumentRule({
  id: "zone-own-name",
  controls: ["CE-51"],
  types: ["ibm_cis_domain"],
  argument: "domain",
  accepts: (value) => !/(^|\.)(appdomain\.cloud|cloud\.ibm\.com|test|example|invalid|localhost)$/.test(String(value)),
  expected: "a registered domain of yours",
  reject: always,
});
