import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known, readOne } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { parseImage } from "../image";

/** Namespaces that the stacks create, by name. */
function namespaces(world: World): ReadonlySet<string> {
  return new Set(world.ofType("ibm_cr_namespace").map((namespace) => textOf(known(namespace, "name"))));
}

/** Where the stacks create a namespace, images come from it: nobody here decides what another account pushes to its own. */
export const imageNamespaceOwn: Rule = {
  id: "image-namespace-own",
  controls: ["CE-19"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job", "ibm_code_engine_build"],
  judge(component, world): Judgement {
    const argument = component.type === "ibm_code_engine_build" ? "output_image" : "image_reference";
    const { state, value } = readOne(component, argument);
    const own = world.once(namespaces);
    if (own.size === 0 || state !== "known") return notApplicable;
    const [namespace = ""] = parseImage(textOf(value)).repository.split("/");
    if (own.has(namespace)) return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      argument,
      expected: `an image in ${[...own].sort().join(" or ")}`,
      got: showJson(value),
      fix: "Copy the image into your namespace, or add a waiver that says who publishes it.",
    };
  },
};
