import { argumentRule } from "../../../posture/argument-rule";

/** The True-Client-IP header is off: applications might trust it, but anyone who bypasses the edge can forge it. */
export const clientAddressHeaderOff = argumentRule({
  id: "client-address-header-off",
  controls: ["CE-50"],
  types: ["ibm_cis_domain_settings"],
  argument: "true_client_ip_header",
  accepts: (value) => value === "off",
  expected: '"off", or nothing',
  absentIsFine: true,
});
