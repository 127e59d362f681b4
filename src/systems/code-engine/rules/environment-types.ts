import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

const types = [
  "literal",
  "config_map_full_reference",
  "secret_full_reference",
  "config_map_key_reference",
  "secret_key_reference",
];

/** The type of an environment variable is one that Code Engine supports; the provider accepts any string. */
export const environmentTypes: Rule = {
  id: "environment-types",
  controls: ["CE-25"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job", "ibm_code_engine_function"],
  judge({ arguments: { run_env_variables: variables } }) {
    const judged = blocks(variables).map(({ type }): Judgement => {
      if (types.includes(textOf(type))) return compliant;
      return {
        verdict: "violation",
        argument: "run_env_variables.type",
        expected: types.join(", "),
        got: textOf(type),
        reject: true,
      };
    });
    return judged.length > 0 ? judged : notApplicable;
  },
};
