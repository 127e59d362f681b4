import { argumentRule } from "../../../posture/argument-rule";

/** Health checks do not follow redirects. */
export const healthCheckNoRedirects = argumentRule({
  id: "health-check-no-redirects",
  controls: ["CE-55"],
  types: ["ibm_cis_healthcheck"],
  argument: "follow_redirects",
  accepts: (value) => value === false,
  expected: "false",
});
