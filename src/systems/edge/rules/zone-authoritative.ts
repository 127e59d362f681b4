import { argumentRule } from "../../../posture/argument-rule";

/** Internet Services is authoritative for the whole zone. */
export const zoneAuthoritative = argumentRule({
  id: "zone-authoritative",
  controls: ["CE-51"],
  types: ["ibm_cis_domain"],
  argument: "type",
  accepts: (value) => value === "full",
  expected: '"full"',
});
