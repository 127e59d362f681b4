import { argumentRule } from "../../../posture/argument-rule";

/** The access policy of a host requires a client certificate; other policy decisions let callers in without one. */
export const clientCertificatePolicy = argumentRule({
  id: "client-certificate-policy",
  controls: ["CE-57"],
  types: ["ibm_cis_mtls_app"],
  argument: "policy_decision",
  accepts: (value) => value === "non_identity",
  expected: '"non_identity"',
});
