import type { Rule } from "../../../posture/rule";
import { retiredTypes } from "../../../terraform/retired-types";

/** The older certificate order is not used: it cannot set certificate authority and lifetime. */
export const noRetiredCertificateOrder: Rule = {
  id: "no-retired-certificate-order",
  controls: ["CE-40"],
  forbids: true,
  types: ["ibm_cis_certificate_order"],
  judge() {
    return {
      verdict: "violation",
      expected: retiredTypes.ibm_cis_certificate_order?.instead ?? "",
      got: "ibm_cis_certificate_order",
      reject: true,
    };
  },
};
