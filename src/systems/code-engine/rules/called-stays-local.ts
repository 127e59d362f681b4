import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** What is called from inside the project needs no public address for it: the internal one is always there. */
export const calledStaysLocal: Rule = {
  id: "called-stays-local",
  controls: ["CE-12"],
  types: ["ibm_code_engine_app", "ibm_code_engine_function"],
  judge(callee, world): Judgement {
    const called = ["ibm_code_engine_app", "ibm_code_engine_job", "ibm_code_engine_function"]
      .flatMap((type) => world.ofType(type))
      .filter(({ stack }) => stack === callee.stack)
      .some((caller) => JSON.stringify(caller.arguments).includes(`\${${callee.address}.endpoint_internal}`));
    if (!called) return notApplicable;
    if (known(callee, "managed_domain_mappings") !== "local_public") return compliant;
    return {
      verdict: "violation",
      argument: "managed_domain_mappings",
      expected: '"local": its callers are in the project',
      got: '"local_public"',
    };
  },
};
