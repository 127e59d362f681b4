import type { Rule } from "../../../posture/rule";

/** Secrets Manager cannot renew a certificate that was imported: somebody answers for it until a day. */
export const importedCertificateRenewal: Rule = {
  id: "imported-certificate-renewal",
  controls: ["CE-35"],
  types: ["ibm_sm_imported_certificate"],
  forbids: true,
  judge: () => ({
    verdict: "violation",
    expected: "an ibm_sm_public_certificate, which renews itself",
    got: "an imported certificate, which ends unless somebody renews it",
    fix: "Order it through Secrets Manager, or name in a waiver who renews it and until when.",
  }),
};
