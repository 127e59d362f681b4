import * as z from "zod";
import { boundsOf } from "../../document/schema-bounds";
import { definition } from "../../document/schema-walk";
import { words as wordsOfSchema } from "../../document/schema-words";
import { type OptionGroup, optionGroups } from "../../options/options";
import { documentSchema, systemShape } from "../schema";
import { inherited, removable } from "./inherited";
import type { JsonSchema } from "./json-schema";
import { systemEntry, systemType } from "./system-entry";
import { describe, wordsOf } from "./words";

/**
 * JSON Schema of a blueprint's text, for editors: nothing is required that a blueprint above may give, `null` stands where it
 * removes an inherited value, and each option has its words.
 */
export function blueprintJsonSchema(): object {
  const { parse } = require("yaml") as typeof import("yaml");
  const worded = ({ options }: OptionGroup, schema: z.ZodType): JsonSchema =>
    describe(converted(schema), new Map(options.map((option) => [option.path, option])), parse);
  const groups = optionGroups();
  const [top] = groups;
  if (!top) throw new Error("there are no words of the top level");
  const words = (option: string) => {
    const found = top.options.find(({ path }) => path === `systems.<name>.${option}`);
    return found ? wordsOf(found, parse) : {};
  };
  const shared = Object.fromEntries(
    Object.entries(systemShape()).map(([option, value]) => [
      option,
      { ...removable(inherited(converted(value))), ...words(option) },
    ]),
  );
  const foundations: [string, JsonSchema][] = [];
  const types: Record<string, JsonSchema> = {};
  for (const group of groups) {
    const { definition: section } = group;
    if (section?.kind === "foundation") foundations.push([section.folder, worded(group, section.section())]);
    if (section?.kind === "system")
      types[section.folder] = systemType(worded(group, section.section()), Object.keys(shared));
  }
  const { $schema, properties: own = {}, ...rest } = worded(top, documentSchema());
  const { properties = {}, ...document } = inherited({
    ...rest,
    properties: { ...own, ...Object.fromEntries(foundations) },
  });
  const entry = removable(systemEntry(types, words("type"), shared));
  return {
    $schema,
    title: "Rampart blueprint",
    ...document,
    properties: { ...properties, systems: { ...properties.systems, additionalProperties: entry } },
    definitions: types,
  };
}

/** What zod makes of a schema, with the words that stand beside each pattern. */
function converted(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (jsonSchema.type !== "string" || "patternErrorMessage" in jsonSchema) return;
      if (jsonSchema.pattern === undefined && jsonSchema.format === undefined) return;
      const { says } = boundsOf(definition(zodSchema));
      jsonSchema.patternErrorMessage = `Expected ${says.length > 0 ? says.join("; ") : wordsOfSchema(zodSchema)}.`;
    },
  }) as JsonSchema;
}
