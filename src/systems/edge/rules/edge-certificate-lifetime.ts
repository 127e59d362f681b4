import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** Edge certificates are valid for 90 days at most; the provider accepts any number, and Let's Encrypt supports only 90. */
export const edgeCertificateLifetime = argumentRule({
  id: "edge-certificate-lifetime",
  controls: ["CE-40"],
  types: ["ibm_cis_advanced_certificate_pack_order"],
  argument: "validity",
  accepts: (value, order) =>
    value === 90 || ((value === 14 || value === 30) && known(order, "certificate_authority") !== "lets_encrypt"),
  expected: "90 days; or 14 or 30 with an authority other than Let's Encrypt",
});
