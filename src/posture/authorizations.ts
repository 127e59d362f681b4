import { crnFields } from "../core/crn";
import { textOf } from "../core/text-of";
import { policiesShownBy, policyList } from "../terraform/authorization-check";
import { blocks, hasReference, type Json, type Resource } from "../terraform/configuration";
import { createdBefore } from "./dependencies";
import type { World } from "./world";

/** One end of an authorization between services. */
interface End {
  readonly service: Json | undefined;
  readonly instance: Json | undefined;
  /** One thing in the instance: a bucket, a root key. */
  readonly resource?: Json | undefined;
  /** What it is: `bucket`, `key`. */
  readonly resourceType?: Json | undefined;
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
      resource: attribute("resource_attributes", "resource"),
      resourceType: policy.target_resource_type ?? attribute("resource_attributes", "resourceType"),
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

/**
 * Does a policy that reaches a key management instance reach the key? One on another key of the instance does not. What only apply will
 * know is given the benefit of the doubt.
 *
 * @param holder resource that names the key
 * @param key its CRN or id there
 */
export function reachesKey(world: World, policy: Resource, holder: Resource, key: Json | undefined): boolean {
  const { instance, resource } = endsOf(policy).target;
  if (key === undefined || key === null) return true;
  if (resource === undefined) return isOfInstance(world, holder, key, policy, instance);
  const opened = world.targetResource(policy.stack, resource);
  const used = world.targetResource(holder.stack, key);
  if (opened && used) return opened === used;
  if (hasReference(resource) || hasReference(key)) return opened === undefined && used === undefined;
  return textOf(resource) === textOf(key).split(":").at(-1);
}

/** Is a key in the instance that a policy names? Of a key whose instance nobody knows, it may be. */
function isOfInstance(world: World, { stack }: Resource, key: Json, policy: Resource, instance?: Json): boolean {
  if (instance === undefined || instance === null) return true;
  const owner = world.targetResource(stack, key);
  if (owner?.type === "ibm_kms_key") {
    const { instance_id: own } = owner.arguments;
    return own === undefined || world.same(owner.stack, own, policy.stack, instance);
  }
  const text = textOf(key);
  return hasReference(key) || !text.startsWith("crn:") || crnFields(text).instance === instance;
}

/** Every authorization policy that Terraform makes before a resource, or finds to be there, in its stack. */
export function policiesBefore(world: World, resource: Resource): Resource[] {
  return [...createdBefore(world, resource)].flatMap(policiesIn);
}

/** Every authorization policy of all stacks: those that are made, and those of another owner that a stack checks. */
export function everyPolicy(world: World): readonly Resource[] {
  return world.once(allPolicies);
}

function allPolicies(world: World): Resource[] {
  return [...world.ofType("ibm_iam_authorization_policy"), ...world.ofType(`data.${policyList}`)].flatMap(policiesIn);
}

/** The policy that a resource is; of a check, what it shows to be there, as the policies would be written. */
function policiesIn(resource: Resource): Resource[] {
  if (resource.kind === "resource") return resource.type === "ibm_iam_authorization_policy" ? [resource] : [];
  return policiesShownBy(resource).map(({ source, target, roles }): Resource => {
    const written = {
      source_service_name: source.service,
      ...(source.resourceType === undefined ? {} : { source_resource_type: source.resourceType }),
      ...(source.instance === undefined ? {} : { source_resource_instance_id: source.instance }),
      ...(source.resourceGroup === undefined ? {} : { source_resource_group_id: source.resourceGroup }),
      target_service_name: target.service,
      target_resource_instance_id: target.instance,
      roles: [...roles],
    };
    return { ...resource, arguments: written };
  });
}
