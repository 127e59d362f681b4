import { argumentRule } from "../../../posture/argument-rule";

/** DNS validation uses a service-to-service authorization, not an API key in the state. */
export const dnsValidationWithoutKey = argumentRule({
  id: "dns-validation-without-key",
  controls: ["CE-34"],
  types: ["ibm_sm_public_certificate_configuration_dns_cis"],
  argument: "cloud_internet_services_apikey",
  accepts: () => false,
  expected: "nothing: use an authorization from secrets-manager to internet-svcs",
  absentIsFine: true,
  secret: true,
});
