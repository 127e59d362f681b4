import { argumentRule } from "../../../posture/argument-rule";
import { plans } from "../plans";

/** The Internet Services plan includes the protections that the controls require; the provider accepts any string. */
export const edgePlan = argumentRule({
  id: "edge-plan",
  controls: ["CE-53"],
  types: ["ibm_cis"],
  argument: "plan",
  accepts: (value) => value !== "standard-next" && plans.some((plan) => plan === value),
  expected: plans.filter((plan) => plan !== "standard-next").join(", "),
  reject: (value) => value !== "standard-next",
});
