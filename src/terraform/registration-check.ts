import { postconditions } from "./authorization-check";
import { hasReference, type Resource } from "./configuration";

/** The condition under which a Secrets Manager instance is registered with an Event Notifications instance. */
export function registrationCondition(eventsCrn: string): string {
  return `\${self.event_notifications_instance_crn == "${eventsCrn}"}`;
}

/** GUID of the Secrets Manager instance and CRN of the Event Notifications instance that a data source shows to be connected. */
export function promisedRegistration({ kind, type, arguments: body, meta }: Resource): [[string, string]] | undefined {
  if (kind !== "data" || type !== "ibm_sm_en_registration") return undefined;
  const { instance_id: instance } = body;
  const crns = postconditions(meta).flatMap((condition) => {
    const [, crn] = /^\$\{self\.event_notifications_instance_crn == "(crn:[^"$]*)"\}$/.exec(String(condition)) ?? [];
    return crn === undefined ? [] : [crn];
  });
  const [crn] = crns;
  return typeof instance === "string" && !hasReference(instance) && crn !== undefined ? [[instance, crn]] : undefined;
}
