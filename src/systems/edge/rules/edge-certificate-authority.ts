import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { edgeAuthorities } from "../options";

/** An edge certificate uses a certificate authority that the service supports; the provider accepts any string. */
export const edgeCertificateAuthority = argumentRule({
  id: "edge-certificate-authority",
  controls: ["CE-40"],
  types: ["ibm_cis_advanced_certificate_pack_order"],
  argument: "certificate_authority",
  accepts: (value) => own(edgeAuthorities, textOf(value)) !== undefined,
  expected: Object.keys(edgeAuthorities).join(" or "),
});
