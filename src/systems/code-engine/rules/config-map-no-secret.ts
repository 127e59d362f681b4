import { clueOf } from "../../../core/secrets";
import { textOf } from "../../../core/text-of";
import { clueInText, literalSecret } from "../../../posture/literal-secret";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { hasReference, isObject } from "../../../terraform/configuration";

/** What stands for a value that a reference hides. */
const hidden = "hidden";

/** A config map holds no secrets: everybody with read access to the project can read it. */
export const configMapNoSecret: Rule = {
  id: "config-map-no-secret",
  controls: ["CE-27"],
  types: ["ibm_code_engine_config_map"],
  judge({ arguments: { data } }): Judgement | readonly Judgement[] {
    if (!isObject(data)) return notApplicable;
    const judged = Object.entries(data).map(([key, value]): Judgement => {
      // A reference hides what it holds, not what it is called.
      const clue = clueInText(key, textOf(value)) ?? (hasReference(value) ? clueOf(key, hidden) : undefined);
      return clue === undefined ? compliant : literalSecret(clue, `data.${key}`, "an ibm_code_engine_secret instead");
    });
    return judged.length > 0 ? judged : notApplicable;
  },
};
