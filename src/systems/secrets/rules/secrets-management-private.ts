import { argumentRule } from "../../../posture/argument-rule";

/** Terraform reads and writes secrets through the private endpoint. */
export const secretsManagementPrivate = argumentRule({
  id: "secrets-management-private",
  controls: ["CE-65"],
  types: [
    "data.ibm_sm_arbitrary_secret",
    "data.ibm_sm_kv_secret",
    "data.ibm_sm_username_password_secret",
    "ibm_sm_en_registration",
    "ibm_sm_imported_certificate",
    "ibm_sm_secret_group",
    "ibm_sm_public_certificate",
    "ibm_sm_public_certificate_configuration_ca_lets_encrypt",
    "ibm_sm_public_certificate_configuration_dns_cis",
  ],
  argument: "endpoint_type",
  accepts: (value) => value === "private",
  expected: '"private"',
});
