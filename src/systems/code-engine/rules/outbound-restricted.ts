import { compliant, type Judgement, type Rule } from "../../../posture/rule";

/** A project has a list of what it may call: without one the rule that it is born with stands, 0.0.0.0/0. */
export const outboundRestricted: Rule = {
  id: "outbound-restricted",
  controls: ["CE-11"],
  types: ["ibm_code_engine_project"],
  judge(project, world): Judgement {
    const destinations = world.ofType("ibm_code_engine_allowed_outbound_destination");
    const ofProject = destinations.map(({ stack, arguments: { project_id } }) =>
      world.targetResource(stack, project_id),
    );
    if (ofProject.includes(project)) return compliant;
    const about = { expected: "ibm_code_engine_allowed_outbound_destination of the project" };
    if (ofProject.includes(undefined)) {
      return { verdict: "unknown", ...about, got: "destinations whose project is not known before apply" };
    }
    return {
      verdict: "violation",
      ...about,
      got: "none: everything may be called",
      fix: "Name the networks that may be called, and remove the rule allow-all with ce-remove-allow-all.sh.",
    };
  },
};
