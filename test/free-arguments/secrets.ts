export const free: Readonly<Record<string, string>> = {
  "ibm_sm_public_certificate.common_name": "the host name",
  "ibm_sm_public_certificate.ca": "the authority's configuration, which is judged",
  "ibm_sm_public_certificate.dns": "the challenges' configuration, which is judged",
  "ibm_sm_public_certificate.secret_group_id": "who may read it is for IAM policies",
  "ibm_sm_public_certificate_configuration_dns_cis.cloud_internet_services_crn": "the instance that answers challenges",
  "ibm_sm_imported_certificate.intermediate": "public, and checked with the certificate by whoever gives it",
  "ibm_sm_imported_certificate.secret_group_id": "who may read it is for IAM policies",
};
