import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** Certificates of the edge live 90 days at most; the provider takes any number, and Let's Encrypt knows 90 only. */
export const edgeCertificateLifetime = argumentRule({
  id: "edge-certificate-lifetime",
  controls: ["CE-40"],
  types: ["ibm_cis_advanced_certificate_pack_order"],
  argument: "validity",
  accepts: (value, order) =>
    value === 90 || ((value === 14 || value === 30) && known(order, "certificate_authority") !== "lets_encrypt"),
  expected: "90 days; 14 or 30 with another authority than Let's Encrypt",
});
