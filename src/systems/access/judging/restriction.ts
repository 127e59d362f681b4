import { blocks, hasReference, type Json, type JsonObject, type Resource } from "../../../core/configuration";
import type { World } from "../../../posture/world";

/** Attributes of what a restriction is about: `serviceName`, `serviceInstance`, …. */
export function targetOf({ arguments: { resources } }: Resource): JsonObject {
  const attributes = blocks(resources).flatMap((resource) => blocks(resource.attributes));
  return Object.fromEntries(attributes.map(({ name, value }) => [String(name), value ?? null]));
}

/** The control that a restriction answers: Code Engine's has one of its own. */
export function controlsOfRestriction(rule: Resource): readonly string[] {
  return targetOf(rule).serviceName === "codeengine" ? ["CE-31"] : ["CE-65"];
}

/** Values of an attribute of a context; several stand in one value, with commas between them. */
export function contextValues(context: JsonObject, attribute: string): readonly string[] | undefined {
  const values = blocks(context.attributes)
    .filter(({ name }) => name === attribute)
    .flatMap(({ value }) => String(value ?? "").split(","))
    .map((value) => value.trim());
  return values.length === 0 ? undefined : values;
}

/** Is this API of the service restricted? A restriction without operations is about every API. */
export function isAbout(rule: Resource, apiType: string): boolean {
  const types = blocks(rule.arguments.operations).flatMap((operation) => blocks(operation.api_types));
  return types.length === 0 || types.some(({ api_type_id: id }) => String(id).endsWith(`:${apiType}`));
}

/** Is a resource what the restriction names, or part of it: an account's whole service is restricted by naming none? */
export function restricts(
  world: World,
  rule: Resource,
  service: string,
  attributes: readonly string[],
  target: Resource,
): boolean {
  const named = targetOf(rule);
  if (named.serviceName !== service) return false;
  const values = attributes.map((attribute) => named[attribute]).filter((value): value is Json => value !== undefined);
  return values.length === 0
    ? named.resource === undefined && named.serviceInstance === undefined && named.resourceGroupId === undefined
    : values.some((value) => world.targetResource(rule.stack, value) === target || isLiteralOf(value, target));
}

/** A literal that the target's own argument has too, such as a name. */
function isLiteralOf(value: Json, { arguments: { name } }: Resource): boolean {
  return typeof value === "string" && !hasReference(value) && value === name;
}
