import type { Rule } from "../../../posture/rule";

/** TLS secrets come from Secrets Manager; Certificate Manager is discontinued. */
export const noRetiredCertificate: Rule = {
  id: "no-retired-certificate",
  controls: ["IKS-94"],
  types: ["ibm_container_alb_cert"],
  forbids: true,
  judge: () => ({
    verdict: "violation",
    expected: "ibm_container_ingress_secret_tls",
    got: "a certificate from Certificate Manager",
  }),
};
