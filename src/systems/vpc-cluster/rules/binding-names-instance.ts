import { compliant, type Rule } from "../../../posture/rule";
import { isSet } from "../judged";

/** A binding names one instance: with none it fails at apply. */
export const bindingNamesInstance: Rule = {
  id: "binding-names-instance",
  controls: ["IKS-101"],
  types: ["ibm_container_bind_service"],
  judge({ arguments: { service_instance_id: id, service_instance_name: name } }) {
    if (isSet(id) !== isSet(name)) return compliant;
    return {
      verdict: "violation",
      argument: "service_instance_id",
      expected: "service_instance_id or service_instance_name",
      got: isSet(id) ? "both" : "neither",
    };
  },
};
