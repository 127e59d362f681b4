import { blocks, type Json, type Resource } from "../../core/configuration";
import { dependsOn } from "../../posture/dependencies";
import type { World } from "../../posture/world";

/** True when Terraform lets a service act on another one before it makes the resource. */
export function authorizedBefore(world: World, resource: Resource, source: string, target: string): boolean {
  return world
    .ofType("ibm_iam_authorization_policy")
    .some(
      (policy) =>
        policy.stack === resource.stack &&
        serviceOf(policy, "source_service_name", "subject_attributes") === source &&
        serviceOf(policy, "target_service_name", "resource_attributes") === target &&
        dependsOn(world, resource, policy),
    );
}

function serviceOf({ arguments: policy }: Resource, argument: string, attributes: string): Json | undefined {
  return policy[argument] ?? blocks(policy[attributes]).find(({ name }) => name === "serviceName")?.value;
}

/** Every element of a list argument in every block of a name. */
export function listed(resource: Resource, block: string, argument: string): Json[] {
  return blocks(resource.arguments[block]).flatMap((one) => {
    const value = one[argument];
    return Array.isArray(value) ? value : value === undefined ? [] : [value];
  });
}

/** The targets that values refer to. */
export function targetsOf(world: World, { stack }: Resource, values: readonly (Json | undefined)[]): Resource[] {
  return values
    .map((value) => world.targetResource(stack, value))
    .filter((target): target is Resource => target !== undefined);
}
