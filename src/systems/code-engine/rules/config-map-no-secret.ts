import { hasReference, isObject } from "../../../core/configuration";
import { looksSecret } from "../../../core/secrets";
import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";

/** A config map holds settings: everybody who may read the project reads them. */
export const configMapNoSecret: Rule = {
  id: "config-map-no-secret",
  controls: ["CE-27"],
  types: ["ibm_code_engine_config_map"],
  judge({ arguments: { data } }): Judgement | readonly Judgement[] {
    if (!isObject(data)) return notApplicable;
    const judged = Object.entries(data).map(([key, value]): Judgement => {
      // A reference hides what it holds, not what it is called.
      if (!looksSecret(key, hasReference(value) ? "" : textOf(value))) return compliant;
      return {
        verdict: "violation",
        argument: `data.${key}`,
        expected: "a secret in its place",
        got: "a name or value that looks secret",
        reject: true,
      };
    });
    return judged.length > 0 ? judged : notApplicable;
  },
};
