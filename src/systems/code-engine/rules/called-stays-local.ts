import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** Components by the addresses that they call inside their stack. */
const callersOf = indexed(
  ["ibm_code_engine_app", "ibm_code_engine_job", "ibm_code_engine_function"],
  ({ stack, arguments: body }) =>
    [...JSON.stringify(body).matchAll(/\$\{([a-z_]+\.[A-Za-z0-9_-]+)\.endpoint_internal\}/g)].map(
      ([, address]) => `${stack}\n${address}`,
    ),
);

/** A component that the project itself calls needs no public endpoint for that: it always has an internal one. */
export const calledStaysLocal: Rule = {
  id: "called-stays-local",
  controls: ["CE-12"],
  types: ["ibm_code_engine_app", "ibm_code_engine_function"],
  judge(callee, world): Judgement {
    if (callersOf(world, `${callee.stack}\n${callee.address}`).length === 0) return notApplicable;
    if (known(callee, "managed_domain_mappings") !== "local_public") return compliant;
    return {
      verdict: "violation",
      argument: "managed_domain_mappings",
      expected: '"local": its callers are in the same project',
      got: '"local_public"',
    };
  },
};
