import { inherited } from "./inherited";
import type { JsonSchema } from "./json-schema";

/**
 * An entry under `systems`. What its `type` says decides which options it has; an entry that leaves the type to a blueprint above may
 * have those of any. A condition for each type, and not a choice of forms: an editor then speaks of the one type alone.
 *
 * @param types schema of each type's options, which the result refers to below `#/definitions`
 * @param type words of the key `type`
 * @param shared options that every type has
 */
export function systemEntry(
  types: Readonly<Record<string, JsonSchema>>,
  type: JsonSchema,
  shared: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  const names = Object.keys(types);
  const summary = (name: string) => types[name]?.description?.split("\n\n")[0] ?? "";
  const isType = (name: string): JsonSchema => ({ properties: { type: { const: name } }, required: ["type"] });
  return {
    type: "object",
    properties: { type: { ...type, type: "string", enum: names, enumDescriptions: names.map(summary) }, ...shared },
    allOf: [
      ...names.map((name) => when(isType(name), { $ref: `#/definitions/${name}` })),
      when({ not: { required: ["type"] } }, anyType(types)),
    ],
  };
}

function when(condition: JsonSchema, holds: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: the keyword is JSON Schema's
  return { if: condition, then: holds };
}

/** The options of every type; one that several have takes what any of them does. */
function anyType(types: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const places = new Map<string, JsonSchema[]>();
  for (const [name, { properties = {} }] of Object.entries(types)) {
    for (const option of Object.keys(properties).filter((key) => key !== "type")) {
      const place = { $ref: `#/definitions/${name}/properties/${option}` };
      places.set(option, [...(places.get(option) ?? []), place]);
    }
  }
  const properties = [...places].map(([option, forms]) => [option, forms.length === 1 ? forms[0] : { anyOf: forms }]);
  return { properties: Object.fromEntries(properties), additionalProperties: false };
}

/**
 * The options of a type, as they stand below `#/definitions`.
 *
 * @param shared names of the options that every type has: `systemEntry` describes them
 */
export function systemType(schema: JsonSchema, shared: readonly string[]): JsonSchema {
  const { properties, ...rest } = inherited(schema);
  const elsewhere = Object.fromEntries(["type", ...shared].map((name) => [name, {}]));
  return { ...rest, properties: { ...elsewhere, ...properties } };
}
