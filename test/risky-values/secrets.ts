import type { RiskyValue } from "../support/risky-values";

export const values: readonly RiskyValue[] = [
  { id: "S01", resource: "ibm_sm_public_certificate", argument: "rotation.auto_rotate", to: false },
  { id: "S02", resource: "ibm_sm_public_certificate", argument: "key_algorithm", to: "RSA1024" },
  {
    id: "S03",
    resource: "ibm_sm_public_certificate_configuration_ca_lets_encrypt",
    argument: "lets_encrypt_environment",
    to: "foo",
  },
  {
    id: "S05",
    resource: "ibm_sm_imported_certificate",
    add: { name: "imported", instance_id: "x", certificate: "${var.certificate}", private_key: "${var.private_key}" },
  },
];
