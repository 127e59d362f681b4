import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** The steering policy is set: if omitted, the provider sends an empty string. */
export const loadBalancerSteering = argumentRule({
  id: "load-balancer-steering",
  controls: ["CE-55"],
  types: ["ibm_cis_global_load_balancer"],
  argument: "steering_policy",
  accepts: (value) => ["off", "geo", "random", "dynamic_latency"].includes(textOf(value)),
  expected: "off, geo, random or dynamic_latency",
});
