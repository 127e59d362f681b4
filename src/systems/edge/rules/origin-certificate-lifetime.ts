import { numberOf } from "../../../core/number-of";
import { argumentRule } from "../../../posture/argument-rule";

/** Origin certificates are valid for one year at most; the service offers up to fifteen. */
export const originCertificateLifetime = argumentRule({
  id: "origin-certificate-lifetime",
  controls: ["CE-55"],
  types: ["ibm_cis_origin_certificate_order"],
  argument: "requested_validity",
  accepts: (value) => [7, 30, 90, 365].includes(numberOf(value)),
  expected: "7, 30, 90 or 365 days",
});
