import { ignoredChange } from "../../../posture/argument-rule";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { innerOf, isSparkInstance } from "../subjects";

/**
 * Parameters are JSON that can be read: the provider throws away what it cannot read, and creates the instance without any
 * configuration (ibm 2.5.0, resource_ibm_resource_instance.go).
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
    return { verdict: "unknown", argument, expected, got: "an expression: write the JSON as text" };
  return {
    verdict: "violation",
    argument,
    expected,
    got: state === "absent" ? "nothing" : "text that is no JSON object",
    fix: "The provider drops it in silence: the instance would come up without encryption between its nodes.",
    reject: true,
  };
}
