import { blocks, hasReference } from "../../../core/configuration";
import { looksSecret } from "../../../core/secrets";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { shown } from "../../../posture/values";

const types = ["literal", "config_map_key_reference", "secret_key_reference"];

/** Build arguments stay in the image's history: none is a literal secret. The provider takes any text as their type. */
export const buildParameters: Rule = {
  id: "build-parameters",
  controls: ["CE-24"],
  types: ["ibm_code_engine_build"],
  judge({ arguments: { run_build_params: parameters } }) {
    const judged = blocks(parameters).map(({ type, name, value }): Judgement => {
      const argument = `run_build_params.${shown(name)}`;
      if (!types.includes(String(type))) {
        return { verdict: "violation", argument, expected: types.join(", "), got: shown(type), reject: true };
      }
      if (type !== "literal" || hasReference(value) || !looksSecret(String(name), String(value))) return compliant;
      return {
        verdict: "violation",
        argument,
        expected: "secret_key_reference",
        got: "a literal under a name or with a value that looks secret",
        reject: true,
      };
    });
    return judged.length > 0 ? judged : notApplicable;
  },
};
