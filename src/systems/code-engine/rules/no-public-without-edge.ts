import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** A public application needs the edge: Code Engine's built-in protection covers layers 3 and 4 only. */
export const noPublicWithoutEdge: Rule = {
  id: "no-public-without-edge",
  controls: ["CE-48"],
  types: ["ibm_code_engine_app", "ibm_code_engine_function"],
  judge(app): Judgement {
    const visibility = known(app, "managed_domain_mappings");
    if (visibility !== "local_public") return compliant;
    return {
      verdict: "violation",
      argument: "managed_domain_mappings",
      expected: '"local", with a domain mapping behind Internet Services',
      got: '"local_public": directly reachable, without layer 7 protection',
    };
  },
};
