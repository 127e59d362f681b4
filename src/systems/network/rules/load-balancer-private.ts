import { argumentRule } from "../../../posture/argument-rule";

/** Load balancers are private; the provider's default is public. */
export const loadBalancerPrivate = argumentRule({
  id: "load-balancer-private",
  controls: ["IKS-74"],
  types: ["ibm_is_lb"],
  argument: "type",
  accepts: (value) => value === "private" || value === "private_path",
  expected: '"private" or "private_path"',
});
