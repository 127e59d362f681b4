import { argumentRule } from "../../../posture/argument-rule";

/**
 * The enable argument of an ALB is explicit: if it is omitted, the provider sends false although its documentation says
 * true.
 */
export const albSwitchedExplicitly = argumentRule({
  id: "alb-switched-explicitly",
  controls: ["IKS-78"],
  types: ["ibm_container_vpc_alb_create", "ibm_container_vpc_alb", "ibm_container_alb"],
  argument: "enable",
  accepts: (value) => typeof value === "boolean",
  expected: "true or false",
});
