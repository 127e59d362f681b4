import { ignoredChange } from "../../../posture/argument-rule";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { innerOf, isSparkInstance } from "../subjects";

/**
 * Parameters are valid JSON: the provider discards invalid JSON and creates the instance without any configuration (ibm
 * 2.5.0, resource_ibm_resource_instance.go).
 */
export const sparkParametersJson: Rule = {
  id: "spark-parameters-json",
  controls: ["AE-05", "AE-24"],
  types: ["ibm_resource_instance"],
  judge(resource) {
    if (!isSparkInstance(resource)) return notApplicable;
    const ignored = ignoredChange(resource, "parameters_json");
    return [judgeText(innerOf(resource, "parameters_json").state), ...(ignored ? [{ ...ignored, reject: true }] : [])];
  },
};

function judgeText(state: ReturnType<typeof innerOf>["state"]): Judgement {
  const argument = "parameters_json";
  const expected = "a JSON object";
  if (state === "known") return { verdict: "compliant", argument };
  if (state === "unknown")
    return { verdict: "unknown", argument, expected, got: "an expression; write the JSON as a literal string" };
  return {
    verdict: "violation",
    argument,
    expected,
    got: state === "absent" ? "nothing" : "text that is not a JSON object",
    fix: "Fix the JSON: the provider silently discards it, and the instance would start without encryption between its nodes.",
    reject: true,
  };
}
