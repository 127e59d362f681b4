import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { controlsOfRestriction } from "../judging/restriction";

/** Services that are restricted API by API, which rules of their own judge. */
const byApi = new Set(["codeengine", "containers-kubernetes"]);

/** A restriction covers its target as a whole: not only what has a tag, and not only one of the service's APIs. */
export const restrictionWhole: Rule = {
  id: "restriction-whole",
  controls: ["CE-31", "CE-65", "IKS-27"],
  types: ["ibm_cbr_rule"],
  judge(rule) {
    const controls = controlsOfRestriction(rule);
    return blocks(rule.arguments.resources).map(({ attributes, tags }, index): Judgement => {
      const argument = `resources.${index}`;
      if (blocks(tags).length > 0) {
        return {
          verdict: "violation",
          argument: `${argument}.tags`,
          expected: "no tags: whoever can remove a tag would end the restriction",
          got: `only what has the tag ${textOf(blocks(tags)[0]?.name ?? "")}`,
          controls,
        };
      }
      const service = textOf(blocks(attributes).find(({ name }) => name === "serviceName")?.value ?? "");
      if (byApi.has(service) || blocks(rule.arguments.operations).length === 0)
        return { verdict: "compliant", argument, controls };
      return {
        verdict: "violation",
        argument: "operations",
        expected: `no operations, so that every API of ${service || "the service"} is restricted`,
        got: "some of its APIs",
        controls,
      };
    });
  },
};
