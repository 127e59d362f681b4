import { textOf } from "../../../core/text-of";
import { compliant, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import type { Json, Resource } from "../../../terraform/configuration";
import { isSet } from "../judged";

/** Instances whose `id` is their CRN. */
const instances = ["ibm_resource_instance", "ibm_database", "ibm_cloudant", "ibm_cis"];

/**
 * A service binding names one instance, by GUID or name. Without one, it fails at apply. With a CRN, the provider
 * creates the key but cannot find it again: it splits the binding's id at slashes, and a CRN contains one (ibm 2.5.0,
 * resource_ibm_container_bind_service.go).
 */
export const bindingNamesInstance: Rule = {
  id: "binding-names-instance",
  controls: ["IKS-101"],
  types: ["ibm_container_bind_service"],
  judge(binding, world) {
    const { service_instance_id: id, service_instance_name: name } = binding.arguments;
    const crn = [id, name].find((value) => isCrn(value, binding, world));
    if (isSet(id) !== isSet(name) && crn === undefined) return compliant;
    return {
      verdict: "violation",
      argument: "service_instance_id",
      expected: crn === undefined ? "service_instance_id or service_instance_name" : "the instance's GUID",
      got: crn !== undefined ? `a CRN: ${textOf(crn)}` : isSet(id) ? "both" : "neither",
    };
  },
};

/** A CRN, or a reference to one. */
function isCrn(value: Json | undefined, { stack }: Resource, world: World): boolean {
  const target = world.target(stack, value);
  if (!target) return textOf(value).startsWith("crn:");
  return target.attribute === "crn" || (target.attribute === "id" && instances.includes(target.resource.type));
}
