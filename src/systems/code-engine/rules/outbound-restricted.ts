import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";

/** Ranges by their project; undefined is one that is not known before apply. A private path restricts nothing. */
const destinationsOf = indexed(["ibm_code_engine_allowed_outbound_destination"], (one, world) =>
  one.arguments.type === "private_path_service_gateway"
    ? []
    : [world.targetResource(one.stack, one.arguments.project_id)],
);

/** A project has an outbound allowlist: without one, the default rule allow-all (0.0.0.0/0) stays in effect. */
export const outboundRestricted: Rule = {
  id: "outbound-restricted",
  controls: ["CE-11"],
  types: ["ibm_code_engine_project"],
  judge(project, world): Judgement {
    if (destinationsOf(world, project).length > 0) return compliant;
    const about = { expected: "ibm_code_engine_allowed_outbound_destination of the project" };
    if (destinationsOf(world, undefined).length > 0) {
      return { verdict: "unknown", ...about, got: "destinations whose project is not known before apply" };
    }
    return {
      verdict: "violation",
      ...about,
      got: "none: all destinations are allowed",
      fix: "List the allowed networks, and remove the rule allow-all with ce-remove-allow-all.sh.",
    };
  },
};
