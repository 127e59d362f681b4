import { blocks, type Json } from "../../../core/configuration";
import { compliant, type Rule } from "../../../posture/rule";

/** Services that exist once for an account: they have no instance that could be named. */
const withoutInstances = ["atracker", "logs-router"];

/** A service-to-service authorization names its two ends: without them it holds for every instance in the account. */
export const authorizationScoped: Rule = {
  id: "authorization-scoped",
  controls: ["IA-01"],
  types: ["ibm_iam_authorization_policy"],
  judge({ arguments: policy }) {
    const source =
      policy.source_resource_instance_id ??
      policy.source_resource_group_id ??
      withoutInstances.find((service) => service === policy.source_service_name) ??
      narrow(policy.subject_attributes);
    const target =
      policy.target_resource_instance_id ?? policy.target_resource_group_id ?? narrow(policy.resource_attributes);
    if (source !== undefined && target !== undefined) return compliant;
    return {
      verdict: "violation",
      argument: source === undefined ? "source_resource_instance_id" : "target_resource_instance_id",
      expected: "an instance, or at least a resource group, on both ends",
      got: `${source === undefined ? "any source" : "any target"} in the account`,
      reject: target === undefined,
    };
  },
};

/** The attribute, in the longer form of an end, that narrows it down to less than a service. */
function narrow(attributes: Json | undefined): Json | undefined {
  if (typeof attributes === "string") return attributes;
  return blocks(attributes).find(({ name }) => name !== "accountId" && name !== "serviceName")?.value;
}
