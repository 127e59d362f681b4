import { referring } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isGiven } from "../../../posture/values";

const bindingsOf = referring(["ibm_code_engine_binding"], "project_id");

/** A service binding gives a component a credential for the whole service: a trusted profile or a scoped secret grants less. */
export const serviceBinding: Rule = {
  id: "service-binding",
  controls: ["CE-28", "CE-64"],
  types: ["ibm_code_engine_project", "ibm_code_engine_binding"],
  judge(resource, world): Judgement {
    if (resource.type === "ibm_code_engine_project") {
      return bindingsOf(world, resource).length > 0 ? notApplicable : compliant;
    }
    const secret = world.targetResource(resource.stack, resource.arguments.secret_name);
    const own = secret !== undefined && isGiven(secret, "service_access.serviceid.id");
    return {
      verdict: "violation",
      expected: "no service binding, but a trusted profile or a service_access secret in the environment",
      got: own ? "a binding with its own service ID" : "a binding with the service ID that Code Engine creates",
      reject: !own,
    };
  },
};
