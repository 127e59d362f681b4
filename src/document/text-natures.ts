import type * as z from "zod/v4/core";
import type { PathStep } from "./document";
import { schemasAt } from "./schema-walk";

/** What a text is, beyond its form. */
export interface TextNature {
  /** In a language of its own, such as JavaScript or shell: `${x}` and `%{x}` are text, and nothing of Terraform's. */
  readonly program?: true;
  /** Public by nature, such as host keys: random looks say nothing, only a credential's shape does. */
  readonly open?: true;
}

const natures = new WeakMap<z.$ZodType, TextNature>();

/** Marks a text in a language of its own. Whoever gives it to Terraform escapes it: `literal` of `core/template`. */
export function programText<T extends z.$ZodType>(schema: T): T {
  return marked(schema, { program: true });
}

/** Marks a text that is public by nature. */
export function publicText<T extends z.$ZodType>(schema: T): T {
  return marked(schema, { open: true });
}

/** The nature of the text at a path: what every schema that may stand there agrees on. */
export function natureAt(schema: z.$ZodType | undefined, data: unknown, path: readonly PathStep[]): TextNature {
  const found = schema ? schemasAt(schema, data, path).map((one) => natures.get(one) ?? {}) : [];
  const all = (key: keyof TextNature) => found.length > 0 && found.every((nature) => nature[key] === true);
  return { ...(all("program") ? { program: true } : {}), ...(all("open") ? { open: true } : {}) };
}

/** The nature of a schema's own text. */
export function natureOf(schema: z.$ZodType): TextNature {
  return natures.get(schema) ?? {};
}

function marked<T extends z.$ZodType>(schema: T, nature: TextNature): T {
  natures.set(schema, { ...natures.get(schema), ...nature });
  return schema;
}
