import { referring } from "../../../posture/indexes";
import { compliant, type Rule } from "../../../posture/rule";

const flowLogsOf = referring(["ibm_is_flow_log"], "target");

/** Every VPC has a flow log that covers the whole VPC. */
export const vpcHasFlowLog: Rule = {
  id: "vpc-has-flow-log",
  controls: ["IKS-50"],
  types: ["ibm_is_vpc"],
  judge(vpc, world) {
    if (flowLogsOf(world, vpc).length > 0) return compliant;
    return { verdict: "violation", expected: `an ibm_is_flow_log whose target is ${vpc.address}.id`, got: "none" };
  },
};
