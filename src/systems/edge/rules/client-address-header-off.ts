import { argumentRule } from "../../../posture/argument-rule";

/** A second header with the client's address invites applications to trust it: anybody can send it around the edge. */
export const clientAddressHeaderOff = argumentRule({
  id: "client-address-header-off",
  controls: ["CE-50"],
  types: ["ibm_cis_domain_settings"],
  argument: "true_client_ip_header",
  accepts: (value) => value === "off",
  expected: '"off", or nothing',
  absentIsFine: true,
});
