import { textOf } from "../../../core/text-of";
import { clueInText, literalSecret } from "../../../posture/literal-secret";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

const types = ["literal", "config_map_key_reference", "secret_key_reference"];

/** Build arguments stay in the image history, so none may be a literal secret. The provider accepts any string as their type. */
export const buildParameters: Rule = {
  id: "build-parameters",
  controls: ["CE-24"],
  types: ["ibm_code_engine_build"],
  judge({ arguments: { run_build_params: parameters } }) {
    const judged = blocks(parameters).map(({ type, name, value }): Judgement => {
      const argument = `run_build_params.${textOf(name)}`;
      if (!types.includes(textOf(type))) {
        return { verdict: "violation", argument, expected: types.join(", "), got: textOf(type), reject: true };
      }
      const clue = type === "literal" ? clueInText(textOf(name), textOf(value)) : undefined;
      return clue === undefined ? compliant : literalSecret(clue, argument, "secret_key_reference");
    });
    return judged.length > 0 ? judged : notApplicable;
  },
};
