import { textOf } from "../core/text-of";
import { blocks, hasReference, type Json, type JsonObject, type Resource } from "../terraform/configuration";
import { indexed, readable } from "./indexes";
import type { Identity, World } from "./world";

/** Attributes of what a restriction is about: `serviceName`, `serviceInstance`, …. */
export function targetOf({ arguments: { resources } }: Resource): JsonObject {
  const attributes = blocks(resources).flatMap((resource) => blocks(resource.attributes));
  return Object.fromEntries(
    attributes.map((attribute) => {
      const { name } = attribute;
      // Every restriction is about an account: which one tells nothing.
      return [
        textOf(name),
        name === "accountId" ? (readable(() => attribute.value) ?? "${}") : (attribute.value ?? null),
      ];
    }),
  );
}

/** Values of an attribute of a context; several stand in one value, with commas between them. */
export function contextValues(context: JsonObject, attribute: string): readonly string[] | undefined {
  const values = blocks(context.attributes)
    .filter(({ name }) => name === attribute)
    .flatMap(({ value }) => textOf(value ?? "").split(","))
    .map((value) => value.trim());
  return values.length === 0 ? undefined : values;
}

/** Is this API of the service restricted? A restriction without operations is about every API. */
export function isAbout(rule: Resource, apiType: string): boolean {
  const types = blocks(rule.arguments.operations).flatMap((operation) => blocks(operation.api_types));
  return types.length === 0 || types.some(({ api_type_id: id }) => textOf(id).endsWith(`:${apiType}`));
}

/** Attributes that every restriction has. */
const framing: readonly string[] = ["accountId", "serviceName"];

/**
 * Does a restriction hold for all of a resource: does each attribute that narrows it name the resource, or its resource group?
 * Without such an attribute it holds for the account's whole service.
 */
function restricts(
  world: World,
  rule: Resource,
  service: string,
  attributes: readonly string[],
  target: Resource,
): boolean {
  const named = targetOf(rule);
  if (named.serviceName !== service) return false;
  return Object.entries(named)
    .filter(([name]) => !framing.includes(name))
    .every(([name, value]) => {
      if (name === "resourceType") return service === "container-registry" && value === "namespace";
      if (name === "resourceGroupId")
        return world.same(rule.stack, value, target.stack, target.arguments.resource_group_id);
      return (
        attributes.includes(name) && (world.targetResource(rule.stack, value) === target || isLiteralOf(value, target))
      );
    });
}

/** Restrictions by service and by what narrows them; by the service alone where nothing does. */
const byReach = indexed<Identity>(["ibm_cbr_rule"], (rule, world) => {
  const { serviceName, ...attributes } = targetOf(rule);
  const narrowing = Object.entries(attributes).filter(([name]) => !framing.includes(name) && name !== "resourceType");
  if (narrowing.length === 0) return [`service ${textOf(serviceName)}`];
  return narrowing.map(([, value]) => world.identity(rule.stack, value));
});

/** The restrictions of a service that hold for all of a resource: see `restricts`. */
export function restrictionsOf(
  world: World,
  service: string,
  attributes: readonly string[],
  target: Resource,
): Resource[] {
  const { name, resource_group_id: group } = target.arguments;
  const keys = new Set<Identity>([`service ${service}`, target, name, world.identity(target.stack, group)]);
  return [...keys]
    .flatMap((key) => byReach(world, key))
    .filter((rule) => restricts(world, rule, service, attributes, target));
}

/** A literal that the target's own argument has too, such as a name. */
function isLiteralOf(value: Json | undefined, { arguments: { name } }: Resource): boolean {
  return typeof value === "string" && !hasReference(value) && value === name;
}
