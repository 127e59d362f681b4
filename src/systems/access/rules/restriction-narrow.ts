import { contextValues } from "../../../posture/restriction";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, hasReference } from "../../../terraform/configuration";
import { controlsOfRestriction } from "../judging/restriction";

/** Each context restricts access: it names a network zone, or admits private endpoints only. */
export const restrictionNarrow: Rule = {
  id: "restriction-narrow",
  controls: ["CE-31", "CE-65", "IKS-27"],
  types: ["ibm_cbr_rule"],
  judge(rule) {
    const controls = controlsOfRestriction(rule);
    return blocks(rule.arguments.contexts).map((context, index): Judgement => {
      const argument = `contexts.${index}`;
      const zones = contextValues(context, "networkZoneId")?.filter((zone) => zone !== "");
      const types = contextValues(context, "endpointType") ?? [];
      const strange = types.find((type) => !["private", "direct", "public"].includes(type) && !hasReference(type));
      const closed = types.length > 0 && types.every((type) => type === "private" || type === "direct");
      if (strange === undefined && (closed || (zones !== undefined && zones.length > 0)))
        return { verdict: "compliant", argument, controls };
      return {
        verdict: types.some(hasReference) ? "unknown" : "violation",
        argument,
        expected: "networkZoneId, or endpointType private (direct for Object Storage)",
        got:
          strange === undefined ? "a context that every caller satisfies" : `endpointType ${JSON.stringify(strange)}`,
        reject: true,
        controls,
      };
    });
  },
};
