import { argumentRule } from "../../../posture/argument-rule";

/** TLS 1.3 is on, without early data, which can be replayed. */
export const tls13On = argumentRule({
  id: "tls13-on",
  controls: ["CE-40"],
  types: ["ibm_cis_tls_settings"],
  argument: "tls_1_3",
  accepts: (value) => value === "on",
  expected: '"on"',
  reject: (value) => value !== "zrt",
});
