import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { Identity, World } from "../../../posture/world";
import { blocks, type Resource } from "../../../terraform/configuration";

/**
 * `local_private` is not limited to the account: any account on the IBM Cloud private network can reach private endpoints of
 * Code Engine (IBM Cloud documentation, "Using private endpoints with Code Engine"). Only an enforced context-based
 * restriction on the data plane makes it private.
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
    if (isRestricted(app, world)) return compliant;
    return {
      verdict: "violation",
      argument,
      expected: "an enabled ibm_cbr_rule with a network zone on the data plane of the Code Engine project",
      got: "none: any account on the private network can call it",
      reject: true,
    };
  },
};

/** What a rule names that holds for every project. */
const everyProject = "every project";

/** Enforced rules on the data plane that let only named contexts in, by the project that they name, or for all there are. */
const restrictionsOn = indexed<Identity>(["ibm_cbr_rule"], (rule, world) => {
  if (known(rule, "enforcement_mode") !== "enabled") return [];
  if (!JSON.stringify(rule.arguments.operations ?? null).includes("api-type:data-plane")) return [];
  if (blocks(rule.arguments.contexts).length === 0) return [];
  return blocks(rule.arguments.resources).flatMap((resource) => {
    const attributes = blocks(resource.attributes);
    if (!attributes.some(({ name, value }) => name === "serviceName" && value === "codeengine")) return [];
    const projects = attributes
      .filter(({ name }) => name === "serviceInstance" || name === "projectId")
      .map(({ value }) => world.identity(rule.stack, value));
    if (projects.length === 0) return [everyProject];
    return projects.every((project) => project === projects[0]) ? [projects[0]] : [];
  });
});

function isRestricted(app: Resource, world: World): boolean {
  const { project_id: project } = app.arguments;
  return (
    restrictionsOn(world, everyProject).length > 0 ||
    (project !== undefined && restrictionsOn(world, world.identity(app.stack, project)).length > 0)
  );
}
