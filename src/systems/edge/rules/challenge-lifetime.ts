import { argumentRule } from "../../../posture/argument-rule";

/** A passed challenge is valid for one hour at most; the service's default is half an hour. */
export const challengeLifetime = argumentRule({
  id: "challenge-lifetime",
  controls: ["CE-57"],
  types: ["ibm_cis_domain_settings"],
  argument: "challenge_ttl",
  accepts: (value) => typeof value === "number" && value <= 3600,
  expected: "3600 seconds or less",
  absentIsFine: true,
});
