import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { innerOf, isSparkInstance } from "../subjects";

const known = ["default_config", "default_runtime", "instance_home"];

/**
 * Only parameters of the serverless plan are set: parameters of the Hadoop plans and misspelled ones have no effect.
 */
export const sparkParametersKnown: Rule = {
  id: "spark-parameters-known",
  controls: ["AE-01"],
  types: ["ibm_resource_instance"],
  judge(resource) {
    const inner = isSparkInstance(resource) ? innerOf(resource, "parameters_json") : undefined;
    if (inner?.state !== "known") return notApplicable;
    const unknown = Object.keys(inner.value).filter((name) => !known.includes(name));
    if (unknown.length === 0) return compliant;
    return unknown.map(
      (name): Judgement => ({
        verdict: "violation",
        argument: `parameters_json.${name}`,
        expected: known.join(", "),
        got: name,
        reject: true,
      }),
    );
  },
};
