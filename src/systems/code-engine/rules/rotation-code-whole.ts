import { own } from "../../../core/own";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isObject } from "../../../terraform/configuration";
import { rotationCode, rotationFile } from "../rotation/code";

/** The job that renews certificates runs the code that this version of Rampart ships: other code would renew nothing, or more. */
export const rotationCodeWhole: Rule = {
  id: "rotation-code-whole",
  controls: ["CE-36"],
  types: ["ibm_code_engine_config_map"],
  judge({ arguments: { data } }): Judgement {
    const code = isObject(data) ? own(data, rotationFile) : undefined;
    if (code === undefined) return notApplicable;
    const argument = `data.${rotationFile}`;
    if (code === rotationCode()) return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      argument,
      expected: `templates/code-engine/${rotationFile} of this version`,
      got: "other code",
      fix: "Synthesise again.",
    };
  },
};
