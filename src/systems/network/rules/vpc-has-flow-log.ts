import { compliant, type Rule } from "../../../posture/rule";

/** Who talks to whom in a VPC is collected, for the whole of it. */
export const vpcHasFlowLog: Rule = {
  id: "vpc-has-flow-log",
  controls: ["IKS-50"],
  types: ["ibm_is_vpc"],
  judge(vpc, world) {
    const covered = world
      .ofType("ibm_is_flow_log")
      .some((log) => world.targetResource(log.stack, log.arguments.target) === vpc);
    if (covered) return compliant;
    return { verdict: "violation", expected: `an ibm_is_flow_log whose target is ${vpc.address}.id`, got: "none" };
  },
};
