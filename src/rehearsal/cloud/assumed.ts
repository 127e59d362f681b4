import type { NeededPolicy } from "../../terraform/authorization-check";
import type { CloudView, Entity } from "./resource-model";
import { allowedBy } from "./services/authorization";

/** Takes the policies that a stack checks to be there, unless an input has created them. */
export function assumePolicies(cloud: CloudView): void {
  for (const policy of cloud.promised.policies) {
    if (cloud.all("authorization policy").some((one) => isEnough(allowedBy(one), policy))) continue;
    const { source, target, roles } = policy;
    const words = `${source.service} act on ${target.service} ${target.instance} (${roles.join(", ")})`;
    cloud.note(`the rehearsal assumes that an authorization policy of another owner lets ${words}`);
    cloud.assume("authorization policy", [words], {
      source_service_name: source.service,
      source_resource_type: source.resourceType ?? "",
      source_resource_instance_id: literal(source.instance),
      target_service_name: target.service,
      target_resource_instance_id: literal(target.instance),
      roles: [...roles],
    });
  }
}

/** Takes the registrations with Event Notifications that a stack checks to be there, unless an input has made them. */
export function assumeRegistrations(cloud: CloudView): void {
  for (const [instance, events] of cloud.promised.registrations) {
    if (registrationOf(instance, cloud)) continue;
    cloud.note(
      `the rehearsal assumes that another owner has registered Secrets Manager ${instance} with Event Notifications`,
    );
    cloud.assume("event source", [instance], { instance_id: instance, event_notifications_instance_crn: events });
  }
}

/** The registration of a Secrets Manager instance with Event Notifications. */
export function registrationOf(instance: string, cloud: CloudView): Entity | undefined {
  return cloud.all("event source").find(({ state }) => state.instance_id === instance);
}

/** What a reference leads to is known to Terraform alone: the policy is then taken to leave it open. */
function literal(value: string | undefined): string {
  return value === undefined || value.includes("${") ? "" : value;
}

function isEnough(
  { source, target, roles }: ReturnType<typeof allowedBy>,
  { source: wanted, target: reached, roles: needed }: NeededPolicy,
): boolean {
  const open = (said: string | undefined, value: string | undefined) =>
    said === undefined || said === value || value?.includes("${") === true;
  return (
    source.service === wanted.service &&
    open(source.type, wanted.resourceType) &&
    open(source.instance, wanted.instance) &&
    open(source.group, wanted.resourceGroup) &&
    target.service === reached.service &&
    target.type === undefined &&
    open(target.instance, reached.instance) &&
    needed.every((role) => roles.includes(role))
  );
}
