import { argumentRule } from "../../../posture/argument-rule";

/** Flow log collection is active. */
export const flowLogActive = argumentRule({
  id: "flow-log-active",
  controls: ["IKS-50"],
  types: ["ibm_is_flow_log"],
  argument: "active",
  accepts: (value) => value === true,
  expected: "true",
});
