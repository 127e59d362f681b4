import { textOf } from "../../core/text-of";
import { type ArgumentRule, argumentRule } from "../../posture/argument-rule";
import type { Rule } from "../../posture/rule";
import { known } from "../../posture/values";

/** Where applications and jobs name their image, and functions theirs; each with the secret that pulls it. */
const places = { reference: ["image_reference", "code_reference"], secret: ["image_secret", "code_secret"] } as const;

/** A rule about what is pulled from a registry: the images of applications and jobs, and the code bundles of functions. */
export function imageRule(place: keyof typeof places, rule: Omit<ArgumentRule, "types" | "argument">): Rule {
  const [ofContainers, ofFunctions] = places[place];
  const containers = argumentRule({
    ...rule,
    types: ["ibm_code_engine_app", "ibm_code_engine_job"],
    argument: ofContainers,
  });
  const functions = argumentRule({
    ...rule,
    types: ["ibm_code_engine_function"],
    argument: ofFunctions,
    // Code that stands in the function itself comes from no registry.
    when: (fn) => !textOf(known(fn, "code_reference") ?? "").startsWith("data:"),
  });
  return {
    id: rule.id,
    controls: rule.controls,
    types: [...containers.types, ...functions.types],
    judge: (component, world) =>
      (component.type === "ibm_code_engine_function" ? functions : containers).judge(component, world),
  };
}
