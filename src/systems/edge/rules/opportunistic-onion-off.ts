import { argumentRule } from "../../../posture/argument-rule";

/** No way to the same content around the edge's address rules. */
export const opportunisticOnionOff = argumentRule({
  id: "opportunistic-onion-off",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "opportunistic_onion",
  accepts: (value) => value === "off",
  expected: '"off"',
});
