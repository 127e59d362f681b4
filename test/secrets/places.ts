import type * as z from "zod/v4/core";
import type { PathStep } from "../../src/document";
import { natureOf } from "../../src/document";
import { alternatives, definition } from "../../src/document/schema-walk";

/** A place of a blueprint where a text stands, with a sample of the names and numbers on the way there. */
export interface TextPlace {
  readonly path: readonly PathStep[];
  readonly program: boolean;
  readonly open: boolean;
  /** What a discriminated union wants beside it, by path. */
  readonly beside: readonly (readonly [path: readonly PathStep[], value: unknown])[];
}

/** Every place of a schema where it takes a text of any kind, each once. */
export function textPlaces(schema: z.$ZodType): TextPlace[] {
  const places = walk(schema, [], []);
  return [...new Map(places.map((place) => [JSON.stringify([place.path, place.beside]), place])).values()];
}

function walk(schema: z.$ZodType | undefined, path: readonly PathStep[], beside: TextPlace["beside"]): TextPlace[] {
  return alternatives(schema).flatMap((one): TextPlace[] => {
    const def = definition(one);
    if (def.shape) {
      const literals = Object.entries(def.shape).flatMap(([key, inner]): TextPlace["beside"] => {
        const { type, values } = definition(inner);
        return type === "literal" ? [[[...path, key], values?.[0]]] : [];
      });
      return Object.entries(def.shape).flatMap(([key, inner]) => walk(inner, [...path, key], [...beside, ...literals]));
    }
    if (def.valueType) return walk(def.valueType, [...path, "A_NAME"], beside);
    if (def.element) return walk(def.element, [...path, 0], beside);
    if (def.type !== "string") return [];
    const { program = false, open = false } = natureOf(one);
    return [{ path, program, open, beside }];
  });
}

/** A blueprint that holds a text at a place, and nothing that is not on the way there. */
export function blueprintWith({ path, beside }: TextPlace, text: string): unknown {
  const root: Record<PathStep, unknown> = {};
  for (const [at, value] of [...beside, [path, text] as const]) {
    let inner: Record<PathStep, unknown> = root;
    at.forEach((step, index) => {
      if (index === at.length - 1) inner[step] = value;
      else inner[step] ??= typeof at[index + 1] === "number" ? [] : {};
      inner = inner[step] as Record<PathStep, unknown>;
    });
  }
  return root;
}
