import { argumentRule } from "../../../posture/argument-rule";

/** Whether an ALB runs is written down: left out, the provider sends false, and its documentation says true. */
export const albSwitchedExplicitly = argumentRule({
  id: "alb-switched-explicitly",
  controls: ["IKS-78"],
  types: ["ibm_container_vpc_alb_create", "ibm_container_vpc_alb", "ibm_container_alb"],
  argument: "enable",
  accepts: (value) => typeof value === "boolean",
  expected: "true or false",
});
