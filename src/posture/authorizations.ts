import { blocks, type Json, type Resource } from "../terraform/configuration";
import { createdBefore } from "./dependencies";
import type { World } from "./world";

/** One end of an authorization between services. */
interface End {
  readonly service: Json | undefined;
  readonly instance: Json | undefined;
}

/** The two ends of an authorization policy, in either of the forms in which it can be written. */
export function endsOf({ arguments: policy }: Resource): { readonly source: End; readonly target: End } {
  const attribute = (of: string, name: string) =>
    blocks(policy[of]).find((block) => block.name === name && block.value !== "")?.value;
  return {
    source: {
      service: policy.source_service_name ?? attribute("subject_attributes", "serviceName"),
      instance: policy.source_resource_instance_id ?? attribute("subject_attributes", "serviceInstance"),
    },
    target: {
      service: policy.target_service_name ?? attribute("resource_attributes", "serviceName"),
      instance: policy.target_resource_instance_id ?? attribute("resource_attributes", "serviceInstance"),
    },
  };
}

/** Authorization policies between two services that Terraform makes before a resource. */
export function authorizationsBefore(world: World, resource: Resource, source: string, target: string): Resource[] {
  return policiesBefore(world, resource).filter((policy) => {
    const ends = endsOf(policy);
    return ends.source.service === source && ends.target.service === target;
  });
}

/** Every authorization policy that Terraform makes before a resource, in its stack. */
export function policiesBefore(world: World, resource: Resource): Resource[] {
  return [...createdBefore(world, resource)].filter(
    ({ kind, type }) => kind === "resource" && type === "ibm_iam_authorization_policy",
  );
}
