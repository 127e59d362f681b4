import { isAbout, restrictionsOf } from "../../../posture/restriction";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";

/**
 * Context-based restrictions limit the networks from which a Code Engine project can be managed, for its own API and
 * for the platform's.
 */
export const controlPlaneRestricted: Rule = {
  id: "control-plane-restricted",
  controls: ["CE-31"],
  types: ["ibm_code_engine_project"],
  judge: (project, world) =>
    ["api-type:control-plane", "platform-api-type:"].map((apiType): Judgement => {
      // IBM's Terraform module names a project by the first attribute, Code Engine's documentation by the second.
      const found = restrictionsOf(world, "codeengine", ["serviceInstance", "projectId"], project);
      if (found.some((rule) => isAbout(rule, apiType))) return compliant;
      return {
        verdict: "violation",
        expected: `an ibm_cbr_rule for the project and ${apiType}`,
        got: "none: the project can be managed from every network",
        fix: "Set runner and operators at the top level of the blueprint.",
      };
    }),
};
