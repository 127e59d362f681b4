import { blocks, type Resource } from "../../../core/configuration";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";

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
    const argument = "managed_domain_mappings";
    const visibility = known(app, argument);
    // Inside the project alone is stricter, and open to no other account.
    if (visibility === "local") return { ...compliant, argument };
    if (visibility !== "local_private") return notApplicable;
    if (world.ofType("ibm_cbr_rule").some((rule) => restricts(rule, app, world))) return compliant;
    return {
      verdict: "violation",
      argument,
      expected: "an enabled ibm_cbr_rule on the data plane of its Code Engine project, with a network zone",
      got: "none: any account on the private network may call it",
      reject: true,
    };
  },
};

/** Is this an enforced rule on the data plane, of the project or of all there are, that lets only named contexts in? */
function restricts(rule: Resource, app: Resource, world: World): boolean {
  if (known(rule, "enforcement_mode") !== "enabled") return false;
  if (!JSON.stringify(rule.arguments.operations ?? null).includes("api-type:data-plane")) return false;
  if (blocks(rule.arguments.contexts).length === 0) return false;
  return blocks(rule.arguments.resources).some((resource) => {
    const attributes = blocks(resource.attributes);
    if (!attributes.some(({ name, value }) => name === "serviceName" && value === "codeengine")) return false;
    const projects = attributes.filter(({ name }) => name === "serviceInstance" || name === "projectId");
    return projects.every(({ value }) => world.same(rule.stack, value, app.stack, app.arguments.project_id));
  });
}
