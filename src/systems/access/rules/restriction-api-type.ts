import { always, argumentRule } from "../../../posture/argument-rule";
import type { Rule } from "../../../posture/rule";
import { controlsOfRestriction } from "../judging/restriction";

/** The APIs that every service can have, and those of single services, such as a cluster's. */
const apiType = /^crn:v1:bluemix:public:[a-z-]+::::(platform-)?api-type:[a-z-]*$/;

const named = argumentRule({
  id: "restriction-api-type",
  controls: ["CE-31", "CE-65", "IKS-27"],
  types: ["ibm_cbr_rule"],
  argument: "operations.api_types.api_type_id",
  accepts: (value) => typeof value === "string" && apiType.test(value),
  expected:
    "the CRN of an API type, such as crn:v1:bluemix:public:context-based-restrictions::::api-type:control-plane",
  absentIsFine: true,
  reject: always,
});

/** A context-based restriction names API types by their CRNs, or applies to all APIs. */
export const restrictionApiType: Rule = {
  ...named,
  judge: (rule, world) =>
    [named.judge(rule, world)].flat().map((one) => ({ ...one, controls: controlsOfRestriction(rule) })),
};
