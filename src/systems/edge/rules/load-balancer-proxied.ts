import { always, argumentRule } from "../../../posture/argument-rule";

/** The load balancer runs in HTTP proxy mode: otherwise the edge does not protect the origin. */
export const loadBalancerProxied = argumentRule({
  id: "load-balancer-proxied",
  controls: ["CE-56"],
  types: ["ibm_cis_global_load_balancer"],
  argument: "proxied",
  accepts: (value) => value === true,
  expected: "true (the provider's default is false)",
  reject: always,
});
