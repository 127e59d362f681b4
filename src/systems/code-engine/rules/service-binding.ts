import type { Judgement, Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";

/** A binding hands a component the credential of a whole service: a trusted profile or a scoped secret takes less. */
export const serviceBinding: Rule = {
  id: "service-binding",
  controls: ["CE-28", "CE-64"],
  forbids: true,
  types: ["ibm_code_engine_binding"],
  judge(binding, world): Judgement {
    const secret = world.targetResource(binding.stack, binding.arguments.secret_name);
    const own = secret !== undefined && readOne(secret, "service_access.serviceid.id").state !== "absent";
    return {
      verdict: "violation",
      expected: "no binding: a trusted profile, or a service_access secret in the environment",
      got: own ? "a binding with a service ID of its own" : "a binding with the service ID that Code Engine makes",
      reject: !own,
    };
  },
};
