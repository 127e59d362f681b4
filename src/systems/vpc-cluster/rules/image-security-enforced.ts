import { argumentRule } from "../../../posture/argument-rule";

/** The cluster lets in images that its policies allow, and no others. */
export const imageSecurityEnforced = argumentRule({
  id: "image-security-enforced",
  controls: ["IKS-24"],
  types: ["ibm_container_vpc_cluster"],
  argument: "image_security_enforcement",
  accepts: (value) => value === true,
  expected: "true",
});
