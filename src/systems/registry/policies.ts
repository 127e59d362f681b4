import { blocks, type Json, type Resource } from "../../terraform/configuration";

/** Every type that gives somebody access to a service. */
export const policyTypes = [
  "ibm_iam_access_group_policy",
  "ibm_iam_service_policy",
  "ibm_iam_trusted_profile_policy",
  "ibm_iam_user_policy",
];

/** Names that the two forms of a policy have for the same thing. */
const attributes = {
  service: "serviceName",
  resource_type: "resourceType",
  resource: "resource",
  region: "region",
  resource_instance_id: "serviceInstance",
} as const;

/** What a policy says of one thing, in either of the forms in which it can be written. */
export function policySays(policy: Resource, name: keyof typeof attributes): Json | undefined {
  const [resources] = blocks(policy.arguments.resources);
  const attribute = blocks(policy.arguments.resource_attributes).find((one) => one.name === attributes[name]);
  const value = resources?.[name] ?? attribute?.value;
  return value === "" || value === null ? undefined : value;
}
