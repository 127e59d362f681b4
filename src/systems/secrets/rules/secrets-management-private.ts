import { argumentRule } from "../../../posture/argument-rule";

/** Secrets are read and written through the private endpoint. */
export const secretsManagementPrivate = argumentRule({
  id: "secrets-management-private",
  controls: ["CE-65"],
  types: [
    "ibm_sm_en_registration",
    "ibm_sm_secret_group",
    "ibm_sm_public_certificate",
    "ibm_sm_public_certificate_configuration_ca_lets_encrypt",
    "ibm_sm_public_certificate_configuration_dns_cis",
  ],
  argument: "endpoint_type",
  accepts: (value) => value === "private",
  expected: '"private"',
});
