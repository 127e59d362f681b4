import type { Rule } from "../../../posture/rule";

/** The older certificate order is not used: it cannot set certificate authority and lifetime. */
export const noRetiredCertificateOrder: Rule = {
  id: "no-retired-certificate-order",
  controls: ["CE-40"],
  forbids: true,
  types: ["ibm_cis_certificate_order"],
  judge() {
    return {
      verdict: "violation",
      expected: "ibm_cis_advanced_certificate_pack_order",
      got: "ibm_cis_certificate_order",
      reject: true,
    };
  },
};
