import type { ObjectValue } from "../plugin/codec";
import { blocksOf, text } from "./resource-model";

/** One service that acts on another, in the account. */
export interface ServiceCall {
  /** Service that calls: `event-notifications`. */
  readonly caller: string;
  /** Service that is called. */
  readonly target: string;
  /** GUID of the instance that is called. */
  readonly instance: string;
}

/**
 * What is to be said of a call to something that a context-based restriction closes; undefined where the restriction is of something
 * else, or names the caller. From where IBM's services call, and by which endpoint, is in no document.
 *
 * @param zoneOf the network zone with an id
 */
export function doubtOf(
  call: ServiceCall,
  restriction: ObjectValue,
  zoneOf: (id: string) => ObjectValue | undefined,
): string | undefined {
  if (text(restriction, "enforcement_mode") !== "enabled" || !isOf(restriction, call)) return undefined;
  const contexts = blocksOf(restriction, "contexts").map((context) => valuesOf(context, "networkZoneId"));
  const admitted = contexts.flat().some((id) => {
    const zone = zoneOf(id);
    return zone !== undefined && names(zone, call.caller);
  });
  if (admitted) return undefined;
  const open = contexts.some((ids) => ids.length === 0);
  const why = open ? "private endpoints alone" : "network zones without it";
  return `not measured: whether the context-based restriction of ${call.target} to ${why} lets ${call.caller} in; after the apply, look for denied requests as the runbook access.md says`;
}

function isOf(restriction: ObjectValue, { target, instance }: ServiceCall): boolean {
  return blocksOf(restriction, "resources").some((resource) => {
    const services = valuesOf(resource, "serviceName");
    const instances = valuesOf(resource, "serviceInstance");
    return services.includes(target) && (instances.length === 0 || instances.includes(instance));
  });
}

function valuesOf(block: ObjectValue, name: string): string[] {
  return blocksOf(block, "attributes")
    .filter((attribute) => attribute.name === name)
    .flatMap((attribute) => text(attribute, "value").split(","));
}

/** Has a zone a service as an address? */
function names(zone: ObjectValue, service: string): boolean {
  return blocksOf(zone, "addresses").some((address) =>
    blocksOf(address, "ref").some((reference) => text(reference, "service_name") === service),
  );
}
