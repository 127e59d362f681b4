import { argumentRule } from "../../../posture/argument-rule";

/** DNS challenges are answered by a service authorization, not by an API key in the state. */
export const dnsValidationWithoutKey = argumentRule({
  id: "dns-validation-without-key",
  controls: ["CE-34"],
  types: ["ibm_sm_public_certificate_configuration_dns_cis"],
  argument: "cloud_internet_services_apikey",
  accepts: () => false,
  expected: "nothing: use the authorization secrets-manager to internet-svcs",
  absentIsFine: true,
  secret: true,
});
