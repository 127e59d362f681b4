import { defaultValue, defaultWords, type Option } from "../../options/option";
import { type OptionStep, showSteps } from "../../options/tree";
import type { JsonSchema } from "./json-schema";

/** A schema with the words of each option at its place. */
export function describe(
  schema: JsonSchema,
  words: ReadonlyMap<string, Option>,
  parse: (text: string) => unknown,
  steps: readonly OptionStep[] = [],
): JsonSchema {
  const inner = (part: JsonSchema, ...more: OptionStep[]) => describe(part, words, parse, [...steps, ...more]);
  const { properties, additionalProperties, items, anyOf, oneOf } = schema;
  return {
    ...schema,
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, value]) => {
              const option = words.get(showSteps([...steps, { key }]));
              return [key, { ...inner(value, { key }), ...(option ? wordsOf(option, parse) : {}) }];
            }),
          ),
        }
      : {}),
    ...(typeof additionalProperties === "object" ? { additionalProperties: inner(additionalProperties, "name") } : {}),
    ...(items ? { items: inner(items, "entry") } : {}),
    ...(anyOf ? { anyOf: anyOf.map((one) => inner(one)) } : {}),
    ...(oneOf ? { oneOf: oneOf.map((one) => inner(one)) } : {}),
    ...(steps.length === 0 && words.has("") ? wordsOf(words.get("") as Option, parse) : {}),
  };
}

/** Description, default and examples of an option. */
export function wordsOf(option: Option, parse: (text: string) => unknown): JsonSchema {
  const [value] = option.default === undefined ? [] : defaultValue(option.default);
  const said = [
    option.description,
    option.optional ? `Default: ${defaultWords(option)}.` : "Required.",
    ...(option.controls.length > 0 ? [`Controls: ${option.controls.join(", ")}.`] : []),
  ];
  return {
    description: said.join("\n\n"),
    ...(value === undefined ? {} : { default: value }),
    examples: option.examples.map(parse),
  };
}
