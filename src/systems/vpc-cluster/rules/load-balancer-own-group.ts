import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** A load balancer names its security groups; without one it gets the VPC's default security group. */
export const loadBalancerOwnGroup = argumentRule({
  id: "load-balancer-own-group",
  controls: ["IKS-78"],
  types: ["ibm_is_lb"],
  argument: "security_groups",
  accepts: (value) => Array.isArray(value) && value.length > 0,
  expected: "a security group that admits only the clients",
  referenceIsFine: true,
  when: (balancer) => known(balancer, "type") !== "private_path",
});
