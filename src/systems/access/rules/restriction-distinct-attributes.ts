import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, type JsonObject } from "../../../terraform/configuration";
import { controlsOfRestriction } from "../judging/restriction";

/**
 * A context names each attribute once: all its attributes apply together, and the service rejects a second network zone in
 * the same context with 400, duplicate_context_attribute (terraform-provider-ibm issues 4362 and 4248).
 */
export const restrictionDistinctAttributes: Rule = {
  id: "restriction-distinct-attributes",
  controls: ["CE-31", "CE-65", "IKS-27"],
  types: ["ibm_cbr_rule"],
  judge(rule): readonly Judgement[] | typeof notApplicable {
    const controls = controlsOfRestriction(rule);
    const judged = ["contexts", "resources"].flatMap((argument) =>
      blocks(rule.arguments[argument]).map((block): Judgement => {
        const twice = repeated(block);
        if (twice === undefined) return { ...compliant, controls };
        return {
          verdict: "violation",
          argument: `${argument}.attributes`,
          expected: "each attribute once",
          got: `${twice} twice`,
          fix:
            twice === "networkZoneId"
              ? "Write a context for each zone, or the ids of the zones in one value with commas between them."
              : "Write a block for each value.",
          reject: true,
          controls,
        };
      }),
    );
    return judged.length > 0 ? judged : notApplicable;
  },
};

function repeated({ attributes }: JsonObject): string | undefined {
  const names = blocks(attributes).map(({ name }) => textOf(name ?? ""));
  return names.find((name, index) => names.indexOf(name) !== index);
}
