import { isDeepStrictEqual } from "node:util";
import { own } from "../../core/own";
import type {
  AttributeSchema,
  BlockSchema,
  Constraint,
  NestedBlockSchema,
  TypeData,
} from "../../terraform/provider-data";
import { isObjectValue, type ObjectValue, unknown, type Value } from "./codec";

export interface Planned {
  readonly planned: Value;
  /** Dotted arguments whose change makes a new resource. */
  readonly replace: readonly string[];
}

/** By dotted argument: does the provider take what is written for the same as what it has read? */
export type SameForms = Readonly<Record<string, (prior: Value, written: Value) => boolean>>;

/**
 * What the provider would plan: its defaults, unknowns for what the service decides, replacement where it is forced.
 *
 * @param forms arguments that are read in another form than they are written in
 */
export function plan(data: TypeData, prior: Value, proposed: Value, config: Value, forms: SameForms = {}): Planned {
  if (!isObjectValue(proposed)) return { planned: null, replace: [] };
  const before = isObjectValue(prior) ? prior : undefined;
  const walker = new Walker(data.constraints.attributes ?? {}, forms);
  const planned = walker.block(data.schema.block, proposed, isObjectValue(config) ? config : {}, before, []);
  return { planned, replace: before ? [...walker.replace] : [] };
}

class Walker {
  readonly replace = new Set<string>();

  constructor(
    private readonly constraints: Readonly<Record<string, Constraint>>,
    private readonly forms: SameForms,
  ) {}

  block(
    schema: BlockSchema,
    proposed: ObjectValue,
    config: ObjectValue,
    prior: ObjectValue | undefined,
    path: readonly string[],
  ): ObjectValue {
    const attributes = Object.entries(schema.attributes ?? {}).map(([name, attribute]): [string, Value] => [
      name,
      this.attribute(attribute, proposed[name] ?? null, config[name] ?? null, prior, [...path, name]),
    ]);
    const blocks = Object.entries(schema.block_types ?? {}).map(([name, nested]): [string, Value] => [
      name,
      this.nested(nested, proposed[name] ?? null, config[name] ?? null, prior?.[name] ?? null, prior !== undefined, [
        ...path,
        name,
      ]),
    ]);
    return Object.fromEntries([...attributes, ...blocks]);
  }

  private attribute(
    schema: AttributeSchema,
    proposed: Value,
    config: Value,
    prior: ObjectValue | undefined,
    path: readonly string[],
  ): Value {
    const before = prior?.[path.at(-1) ?? ""] ?? null;
    const argument = path.join(".");
    const constraint = this.constraints[argument];
    const same = own(this.forms, argument);
    if (same && prior && before !== null && proposed !== unknown && same(before, proposed)) return before;
    let value = proposed;
    if (config === null) {
      if (constraint?.default !== undefined && constraint.default !== null && (schema.optional || !schema.computed))
        value = constraint.default as Value;
      else if (schema.computed) value = prior ? before : unknown;
    }
    if (prior) this.note(constraint, before, value, path);
    return value;
  }

  private nested(
    schema: NestedBlockSchema,
    proposed: Value,
    config: Value,
    prior: Value,
    update: boolean,
    path: readonly string[],
  ): Value {
    const inner = (one: Value, configured: Value, before: Value): Value =>
      isObjectValue(one)
        ? this.block(
            schema.block,
            one,
            isObjectValue(configured) ? configured : {},
            isObjectValue(before) ? before : undefined,
            path,
          )
        : one;
    const result = mapNested(proposed, (one, key) =>
      inner(one, at(config, key), schema.nesting_mode === "set" ? matching(prior, one) : at(prior, key)),
    );
    if (update) this.note(this.constraints[path.join(".")], prior, result, path);
    return result;
  }

  private note(constraint: Constraint | undefined, before: Value, after: Value, path: readonly string[]): void {
    if (constraint?.forceNew && !same(before, after)) this.replace.add(path.join("."));
  }
}

function mapNested(value: Value, work: (one: Value, key: string | number) => Value): Value {
  if (Array.isArray(value)) return value.map(work);
  return isObjectValue(value) ? work(value, "") : value;
}

function at(value: Value, key: string | number): Value {
  if (Array.isArray(value)) return value[Number(key)] ?? null;
  return value;
}

/**
 * The earlier element of a set that an element stands for: the one that agrees in everything that is written. What is not known yet
 * agrees with nothing, as the older SDK tells elements apart by a hash.
 */
function matching(prior: Value, one: Value): Value {
  if (!Array.isArray(prior) || !isObjectValue(one)) return null;
  return (
    prior.find(
      (before) =>
        isObjectValue(before) &&
        Object.entries(one).every(([key, value]) => value === null || same(before[key] ?? null, value)),
    ) ?? null
  );
}

/** Equal, where a null and an empty collection are the same, as the older SDK sees them. */
function same(a: Value, b: Value): boolean {
  const plain = (value: Value) => (Array.isArray(value) && value.length === 0 ? null : value);
  if (Array.isArray(a) && Array.isArray(b)) return isDeepStrictEqual(sorted(a), sorted(b));
  return isDeepStrictEqual(plain(a), plain(b));
}

/** Sets come in any order. */
function sorted(values: readonly Value[]): string[] {
  return values.map((value) => (value === unknown ? "unknown" : JSON.stringify(value))).sort();
}

/** A state without unknowns: what the model gave, else null. What was planned stays. */
export function settle(schema: BlockSchema, planned: ObjectValue, given: ObjectValue): ObjectValue {
  const attributes = Object.keys(schema.attributes ?? {}).map((name): [string, Value] => {
    const value = planned[name] ?? null;
    return [name, value === unknown ? known(given[name] ?? null) : known(value)];
  });
  const blocks = Object.entries(schema.block_types ?? {}).map(([name, nested]): [string, Value] => [
    name,
    mapNested(planned[name] ?? null, (one, key) => {
      const inner = at(given[name] ?? null, key);
      return isObjectValue(one) ? settle(nested.block, one, isObjectValue(inner) ? inner : {}) : one;
    }),
  ]);
  return Object.fromEntries([...attributes, ...blocks]);
}

/** The value with null in place of what is not known. */
export function known(value: Value): Value {
  if (value === unknown) return null;
  if (Array.isArray(value)) return value.map(known);
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, known(inner)]));
}

/** An object with every attribute and block of the schema; what is missing is null, or no blocks. */
export function complete(schema: BlockSchema, value: ObjectValue): ObjectValue {
  const attributes = Object.keys(schema.attributes ?? {}).map((name): [string, Value] => [name, value[name] ?? null]);
  const blocks = Object.entries(schema.block_types ?? {}).map(([name, nested]): [string, Value] => {
    const many = nested.nesting_mode === "list" || nested.nesting_mode === "set";
    const inner = value[name] ?? (many ? [] : null);
    return [name, mapNested(inner, (one) => (isObjectValue(one) ? complete(nested.block, one) : one))];
  });
  return Object.fromEntries([...attributes, ...blocks]);
}
