import type { Rule } from "../../../posture/rule";

/** Secrets Manager cannot renew an imported certificate: a waiver names who is responsible for it, and until when. */
export const importedCertificateRenewal: Rule = {
  id: "imported-certificate-renewal",
  controls: ["CE-35"],
  types: ["ibm_sm_imported_certificate"],
  forbids: true,
  judge: () => ({
    verdict: "violation",
    expected: "an ibm_sm_public_certificate, which renews automatically",
    got: "an imported certificate, which expires unless somebody renews it",
    fix: "Order the certificate through Secrets Manager, or add a waiver that names who renews it and until when.",
  }),
};
