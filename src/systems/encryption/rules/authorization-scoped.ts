import { endsOf } from "../../../posture/authorizations";
import { compliant, type Rule } from "../../../posture/rule";
import { blocks, type Json, type Resource } from "../../../terraform/configuration";

/** Services of the account that have no instances to name: Activity Tracker Event Routing, Logs and Metrics Routing. */
const withoutInstances: readonly (Json | undefined)[] = ["atracker", "logs-router", "metrics-router"];

/** What reads keys for a cluster before it exists; its disks are in an account of IBM's. */
const beforeClusters: readonly (Json | undefined)[] = ["containers-kubernetes", "server-protect"];

/** Attributes that name less than a whole service; the provider has them as arguments too. */
const narrow: readonly (Json | undefined)[] = ["serviceInstance", "resourceGroupId", "resource"];

/**
 * A service-to-service authorization names its source and target instances: without them it applies to every instance
 * in the account.
 */
export const authorizationScoped: Rule = {
  id: "authorization-scoped",
  controls: ["IA-01"],
  types: ["ibm_iam_authorization_policy"],
  judge(resource) {
    const { arguments: policy } = resource;
    const source =
      policy.source_resource_instance_id ??
      policy.source_resource_group_id ??
      narrowed(policy.subject_attributes) ??
      unnamed(resource);
    const target =
      policy.target_resource_instance_id ?? policy.target_resource_group_id ?? narrowed(policy.resource_attributes);
    if (source !== undefined && target !== undefined) return compliant;
    return {
      verdict: "violation",
      argument: source === undefined ? "source_resource_instance_id" : "target_resource_instance_id",
      expected: "an instance, or at least a resource group, as source and as target",
      got: `${source === undefined ? "any source" : "any target"} in the account`,
      reject: target === undefined,
    };
  },
};

/** The source's service, where no instance of it can be named. */
function unnamed(policy: Resource): Json | undefined {
  const source = endsOf(policy).source.service;
  const services =
    endsOf(policy).target.service === "kms" ? [...withoutInstances, ...beforeClusters] : withoutInstances;
  return services.find((service) => service === source);
}

/** The value of an attribute that names less than a service; a wildcard names all. */
function narrowed(attributes: Json | undefined): Json | undefined {
  return blocks(attributes).find(({ name, value }) => narrow.includes(name) && value !== "*")?.value;
}
