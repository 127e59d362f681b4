import { argumentRule } from "../../../posture/argument-rule";

/** Onion routing is off: it bypasses the edge's IP address rules. */
export const opportunisticOnionOff = argumentRule({
  id: "opportunistic-onion-off",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "opportunistic_onion",
  accepts: (value) => value === "off",
  expected: '"off"',
});
