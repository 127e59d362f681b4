import { argumentRule } from "../../../posture/argument-rule";

/** The edge has a universal certificate for the zone. */
export const edgeCertificate = argumentRule({
  id: "edge-certificate",
  controls: ["CE-40"],
  types: ["ibm_cis_tls_settings"],
  argument: "universal_ssl",
  accepts: (value) => value === true,
  expected: "true",
});
