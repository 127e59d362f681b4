import { argumentRule } from "../../../posture/argument-rule";

/** The load balancer is enabled. */
export const loadBalancerOn = argumentRule({
  id: "load-balancer-on",
  controls: ["CE-55"],
  types: ["ibm_cis_global_load_balancer"],
  argument: "enabled",
  accepts: (value) => value === true,
  expected: "true",
});
