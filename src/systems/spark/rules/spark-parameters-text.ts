import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { isSparkInstance } from "../subjects";

/**
 * The instance uses `parameters_json` and not `parameters`: the map cannot be nested and turns "true" into a boolean.
 */
export const sparkParametersText: Rule = {
  id: "spark-parameters-text",
  controls: ["AE-24"],
  types: ["ibm_resource_instance"],
  judge(resource) {
    if (!isSparkInstance(resource)) return notApplicable;
    const { parameters } = resource.arguments;
    if (parameters === undefined || parameters === null) return compliant;
    return {
      verdict: "violation",
      argument: "parameters",
      expected: "only parameters_json",
      got: "parameters",
      fix: "Move the values into parameters_json. The provider detects the conflict only when both values are known.",
      reject: true,
    };
  },
};
