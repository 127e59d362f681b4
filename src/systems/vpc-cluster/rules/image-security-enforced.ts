import { argumentRule } from "../../../posture/argument-rule";

/** Image security enforcement is on: the cluster runs only images that its policies allow. */
export const imageSecurityEnforced = argumentRule({
  id: "image-security-enforced",
  controls: ["IKS-24"],
  types: ["ibm_container_vpc_cluster"],
  argument: "image_security_enforcement",
  accepts: (value) => value === true,
  expected: "true",
});
