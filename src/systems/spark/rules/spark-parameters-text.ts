import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { isSparkInstance } from "../subjects";

/** No `parameters` beside or in place of `parameters_json`: the map cannot nest, and turns "true" into a boolean. */
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
      expected: "parameters_json alone",
      got: "parameters",
      fix: "Move it into parameters_json. The provider sees that the two conflict only when both values are known.",
      reject: true,
    };
  },
};
