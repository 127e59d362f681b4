import type * as z from "zod/v4/core";
import { isMapping, type PathStep } from "./document";

/**
 * The parts of zod's definitions (`_zod.def`) that are walked. They are internals: every part is optional, a schema of an
 * unknown kind has none, and whoever asks gets less rather than an error.
 */
export interface Definition {
  readonly type?: string;
  readonly format?: string;
  readonly innerType?: z.$ZodType;
  readonly getter?: () => z.$ZodType;
  readonly in?: z.$ZodType;
  readonly out?: z.$ZodType;
  readonly left?: z.$ZodType;
  readonly right?: z.$ZodType;
  readonly options?: readonly z.$ZodType[];
  readonly discriminator?: string;
  readonly shape?: Readonly<Record<string, z.$ZodType>>;
  readonly catchall?: z.$ZodType;
  readonly keyType?: z.$ZodType;
  readonly valueType?: z.$ZodType;
  readonly element?: z.$ZodType;
  readonly items?: readonly z.$ZodType[];
  readonly rest?: z.$ZodType | null;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly checks?: readonly z.$ZodCheck[];
}

/** Wrappers and unions in one another: a schema that recurses without data in between ends here. */
const deepest = 32;

/** A schema's definition; empty for what zod does not describe. */
export function definition(schema: z.$ZodType | undefined): Definition {
  return (schema?._zod?.def as Definition | undefined) ?? {};
}

/** True for a key that may be left out. */
export function isOptional(schema: z.$ZodType | undefined): boolean {
  return schema?._zod?.optin !== undefined;
}

/** A schema without what is wrapped around it: optional, default, readonly, lazy, the side of a pipe that takes data. */
export function unwrapped(schema: z.$ZodType | undefined, depth = 0): z.$ZodType | undefined {
  const inner = depth < deepest ? wrapped(definition(schema)) : undefined;
  return inner ? unwrapped(inner, depth + 1) : schema;
}

function wrapped(def: Definition): z.$ZodType | undefined {
  if (def.type === "lazy") return def.getter?.();
  // `preprocess` is a pipe out of a function, of which nothing is known.
  if (def.type === "pipe") return definition(def.in).type === "transform" ? def.out : def.in;
  return def.innerType;
}

/** Every schema that may stand in one's place: the options of unions and the sides of intersections, unwrapped. */
export function alternatives(schema: z.$ZodType | undefined, depth = 0): z.$ZodType[] {
  const plain = unwrapped(schema);
  if (!plain) return [];
  const { options, left, right } = definition(plain);
  const parts = options ?? (left && right ? [left, right] : undefined);
  if (!parts || depth >= deepest) return [plain];
  return parts.flatMap((part) => alternatives(part, depth + 1));
}

/** The schemas of what stands at a path; where a union has several, those whose literals fit the data. */
export function schemasAt(schema: z.$ZodType, data: unknown, path: readonly PathStep[]): z.$ZodType[] {
  let found = fitting(alternatives(schema), data);
  let value = data;
  for (const step of path) {
    value = typeof value === "object" && value !== null ? (value as Record<PathStep, unknown>)[step] : undefined;
    found = fitting(
      found.flatMap((one) => alternatives(child(definition(one), step))),
      value,
    );
  }
  return found;
}

/** The schemas of an entry as they are declared, their wrappers still around them; more than one within a union. */
export function declaredAt(schema: z.$ZodType, data: unknown, path: readonly PathStep[]): z.$ZodType[] {
  const last = path.at(-1);
  if (last === undefined) return [schema];
  return schemasAt(schema, data, path.slice(0, -1)).flatMap((one) => child(definition(one), last) ?? []);
}

function child(def: Definition, step: PathStep): z.$ZodType | undefined {
  if (typeof step === "number") return def.element ?? def.items?.[step] ?? def.rest ?? undefined;
  if (!def.shape) return def.valueType;
  if (Object.hasOwn(def.shape, step)) return def.shape[step];
  return definition(def.catchall).type === "never" ? undefined : def.catchall;
}

/** Keys that may stand where these schemas do; undefined when none of them says. */
export function allowedKeys(schemas: readonly z.$ZodType[]): string[] | undefined {
  const known = schemas.flatMap((schema) => {
    const { shape, keyType } = definition(schema);
    return shape ? [Object.keys(shape)] : keyType ? [(finiteValues(keyType) ?? []).map(String)] : [];
  });
  return known.length > 0 ? [...new Set(known.flat())] : undefined;
}

/** The values of an enum or of literals; undefined for a schema that takes others as well. */
export function finiteValues(schema: z.$ZodType | undefined): unknown[] | undefined {
  const found: unknown[] = [];
  for (const one of alternatives(schema)) {
    const { type, values, entries } = definition(one);
    if (type === "literal" && values) found.push(...values);
    else if (type === "enum" && entries) found.push(...Object.values(entries));
    else return undefined;
  }
  return found.length > 0 ? found : undefined;
}

/** Schemas whose literal keys, such as `type`, have the data's values; all when none fits. */
function fitting(schemas: readonly z.$ZodType[], data: unknown): z.$ZodType[] {
  if (schemas.length < 2 || !isMapping(data)) return [...schemas];
  const fit = schemas.filter((schema) =>
    Object.entries(definition(schema).shape ?? {}).every(([key, inner]) => {
      const { type, values } = definition(unwrapped(inner));
      return type !== "literal" || !Object.hasOwn(data, key) || values?.includes(data[key]) === true;
    }),
  );
  return fit.length > 0 ? fit : [...schemas];
}
