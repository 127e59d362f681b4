/** The parts of a JSON Schema that are written here. */
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  not?: JsonSchema;
  if?: JsonSchema;
  then?: JsonSchema;
  required?: string[];
  const?: unknown;
  enum?: unknown[];
  $ref?: string;
  definitions?: Record<string, JsonSchema>;
  description?: string;
  default?: unknown;
  examples?: unknown[];
  /** What the YAML language server says when a pattern or a format does not match. */
  patternErrorMessage?: string;
  [keyword: string]: unknown;
}
