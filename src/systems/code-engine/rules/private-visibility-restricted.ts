import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/**
 * `local_private` is not private to the account: private endpoints of Code Engine are reachable from any account on the
 * IBM Cloud private network (IBM Cloud documentation, "Using private endpoints with Code Engine"). Only an enforced
 * context-based restriction on the data plane makes it private.
 */
export const privateVisibilityRestricted: Rule = {
  id: "private-visibility-restricted",
  controls: ["CE-17"],
  types: ["ibm_code_engine_app", "ibm_code_engine_function"],
  judge(app, world): Judgement {
    if (known(app, "managed_domain_mappings") !== "local_private") return notApplicable;
    const restricted = world
      .ofType("ibm_cbr_rule")
      .some(
        (rule) =>
          known(rule, "enforcement_mode") === "enabled" &&
          JSON.stringify(rule.arguments.operations ?? null).includes("api-type:data-plane") &&
          JSON.stringify(rule.arguments.resources ?? null).includes('"codeengine"') &&
          Array.isArray(rule.arguments.contexts) &&
          rule.arguments.contexts.length > 0,
      );
    if (restricted) return compliant;
    return {
      verdict: "violation",
      argument: "managed_domain_mappings",
      expected: "an enabled ibm_cbr_rule on the data plane of Code Engine, with a network zone",
      got: "none: any account on the private network may call it",
      reject: true,
    };
  },
};
