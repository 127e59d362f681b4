import type { JsonSchema } from "./json-schema";

/**
 * A schema of what may be inherited: mappings are merged key by key, so that none of their keys has to stand in this file, and
 * `null` removes one that nobody needs. Lists are replaced whole: their entries are complete.
 */
export function inherited(schema: JsonSchema): JsonSchema {
  const { required = [], oneOf = [], anyOf = [], properties, additionalProperties, ...rest } = schema;
  // Without the keys that tell them apart, several forms of a mapping may fit.
  const forms = [...oneOf, ...anyOf].map(inherited);
  return {
    ...rest,
    ...(forms.length > 0 ? { anyOf: forms } : {}),
    ...(properties ? { properties: each(properties, required) } : {}),
    ...(additionalProperties === undefined ? {} : { additionalProperties: entries(additionalProperties) }),
  };
}

function each(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const schema = inherited(value);
      return [key, required.includes(key) ? schema : removable(schema)];
    }),
  );
}

function entries(schema: JsonSchema | boolean): JsonSchema | boolean {
  return typeof schema === "boolean" ? schema : removable(inherited(schema));
}

/** A schema that takes `null` too. */
export function removable(schema: JsonSchema): JsonSchema {
  const { type, enum: values, const: value, anyOf, ...rest } = schema;
  if (anyOf) return { ...rest, anyOf: [...anyOf, { type: "null" }] };
  if (value !== undefined) return { ...rest, enum: [value, null] };
  const types = type === undefined ? {} : { type: [...(Array.isArray(type) ? type : [type]), "null"] };
  return { ...rest, ...types, ...(values ? { enum: [...values, null] } : {}) };
}
