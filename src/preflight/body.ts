import { own } from "../core/own";
import { suggestion } from "../core/suggest";
import { blocks, hasReference, isObject, type Json, type JsonObject } from "../terraform/configuration";
import type {
  AttributeSchema,
  BlockSchema,
  Constraint,
  NestedBlockSchema,
  TypeConstraints,
} from "../terraform/provider-data";
import { codes } from "./codes";
import { judgeConstraint } from "./constraints";
import { type Context, faultAt, isOpen, isSet, report, show } from "./context";
import { typeMismatch } from "./types";

/** Judges the arguments and blocks of one body by the schema, and every value by the provider's constraints. */
export function judgeBody(
  context: Context,
  body: JsonObject,
  schema: BlockSchema,
  constraints: TypeConstraints,
  above: readonly Step[] = [],
): void {
  const attributes = schema.attributes ?? {};
  const blockTypes = schema.block_types ?? {};
  for (const [name, value] of Object.entries(body)) {
    if (name === "//" || value === undefined) continue;
    const path = [...above, { name }];
    const attribute = own(attributes, name);
    const block = own(blockTypes, name);
    if (name === "id" && context.addsId && above.length === 0) refuseId(context, value);
    else if (attribute) judgeAttribute(context, value, attribute, constraints, path);
    else if (block) judgeBlocks(context, value, block, constraints, path);
    else if (name === "dynamic") judgeDynamic(context, value, blockTypes, constraints, above);
    else unknownArgument(context, path, [...Object.keys(attributes), ...Object.keys(blockTypes)]);
  }
  judgeMissing(context, body, schema, above);
}

/** The SDK puts `id` into the schema itself, as optional, and refuses it in a configuration. */
function refuseId(context: Context, value: Json): void {
  context.judged += 1;
  if (value === null) return;
  report(context, codes.readOnly, "id", "the provider sets the id itself", {
    fix: "Remove it; an import block adopts a resource that exists by its id.",
  });
}

/** A step into a body: a name, and the index where a block is repeated. */
interface Step {
  readonly name: string;
  readonly index?: number;
}

function dotted(path: readonly Step[]): string {
  return path.map(({ name, index }) => (index === undefined ? name : `${name}.${index}`)).join(".");
}

function constraintOf(constraints: TypeConstraints, path: readonly Step[]): Constraint | undefined {
  return own(constraints.attributes, path.map(({ name }) => name).join("."));
}

function judgeAttribute(
  context: Context,
  value: Json,
  schema: AttributeSchema,
  constraints: TypeConstraints,
  path: readonly Step[],
): void {
  const argument = dotted(path);
  context.judged += 1;
  if (value === null) return;
  if (schema.computed && !schema.optional && !schema.required) {
    report(context, codes.readOnly, argument, "the attribute is read-only", { fix: "Remove it." });
    return;
  }
  const constraint = constraintOf(constraints, path);
  if (schema.deprecated || constraint?.deprecated !== undefined) {
    context.warnings.push(
      faultAt(context, codes.deprecated, argument, "the provider has deprecated this argument", {}),
    );
  }
  if (schema.nested_type) {
    judgeNested(context, value, schema.nested_type, constraints, path);
    return;
  }
  const expected = schema.type === undefined ? undefined : typeMismatch(value, schema.type);
  if (expected !== undefined) {
    report(context, codes.type, argument, "wrong type", {
      expected,
      got: show(value, argument, schema.sensitive),
    });
    return;
  }
  if (constraint) judgeConstraint(context, argument, value, constraint, schema.sensitive === true);
}

function judgeNested(
  context: Context,
  value: Json,
  nested: NonNullable<AttributeSchema["nested_type"]>,
  constraints: TypeConstraints,
  path: readonly Step[],
): void {
  if (hasReference(value)) return;
  const single = nested.nesting_mode === "single";
  const many =
    nested.nesting_mode === "map"
      ? isObject(value)
        ? Object.values(value)
        : undefined
      : Array.isArray(value)
        ? value
        : undefined;
  const bodies = single ? [value] : many;
  if (!bodies || bodies.some((body) => !isObject(body) && !hasReference(body))) {
    const expected = single ? "an object" : `a ${nested.nesting_mode} of objects`;
    report(context, codes.type, dotted(path), "wrong type", {
      expected,
      got: show(value, dotted(path)),
    });
    return;
  }
  bodies.filter(isObject).forEach((body) => {
    judgeBody(context, body, { attributes: nested.attributes }, constraints, path);
  });
}

function judgeBlocks(
  context: Context,
  value: Json,
  schema: NestedBlockSchema,
  constraints: TypeConstraints,
  path: readonly Step[],
): void {
  if (value === null) return;
  const argument = dotted(path);
  if (schema.nesting_mode === "map") {
    for (const inner of isObject(value) ? Object.values(value).flatMap(blocks) : [])
      judgeBody(context, inner, schema.block, constraints, path);
    return;
  }
  if (!isObject(value) && !(Array.isArray(value) && value.every(isObject))) {
    report(context, codes.type, argument, "expected a block, got a value", {
      expected: "an object or a list of objects",
      got: show(value, argument),
    });
    return;
  }
  const bodies = blocks(value);
  const most =
    schema.nesting_mode === "single" || schema.nesting_mode === "group"
      ? 1
      : (schema.max_items ?? Number.POSITIVE_INFINITY);
  if (bodies.length > most) {
    report(context, codes.blockCount, argument, "too many blocks of this type", {
      expected: `at most ${most}`,
      got: String(bodies.length),
    });
  }
  bodies.forEach((body, index) => {
    const step = { name: path.at(-1)?.name ?? "", ...(bodies.length > 1 ? { index } : {}) };
    judgeBody(context, body, schema.block, constraints, [...path.slice(0, -1), step]);
  });
}

/** `dynamic` blocks: how many there will be is not known, but each has the block's arguments. */
function judgeDynamic(
  context: Context,
  value: Json,
  blockTypes: Readonly<Record<string, NestedBlockSchema>>,
  constraints: TypeConstraints,
  above: readonly Step[],
): void {
  for (const named of blocks(value)) {
    for (const [name, body] of Object.entries(named)) {
      const schema = own(blockTypes, name);
      if (!schema) unknownArgument(context, [...above, { name: "dynamic" }, { name }], Object.keys(blockTypes));
      for (const content of schema ? blocks(body).flatMap((one) => blocks(one.content)) : []) {
        judgeBody(context, content, (schema as NestedBlockSchema).block, constraints, [...above, { name }]);
      }
    }
  }
}

function judgeMissing(context: Context, body: JsonObject, schema: BlockSchema, above: readonly Step[]): void {
  const prefix = above.length > 0 ? `${dotted(above)}.` : "";
  for (const [name, attribute] of Object.entries(schema.attributes ?? {})) {
    if (attribute.required && !isSet(own(body, name))) {
      report(context, codes.missing, `${prefix}${name}`, `required argument ${name} is missing`);
    }
  }
  for (const [name, block] of Object.entries(schema.block_types ?? {})) {
    const least = block.min_items ?? 0;
    const generated = blocks(own(body, "dynamic")).some((dynamic) => own(dynamic, name) !== undefined);
    const count = blocks(own(body, name)).length;
    const written = own(body, name);
    // A value of another kind in the block's place has been reported as that.
    const other = isSet(written) && !isObject(written) && !Array.isArray(written);
    if (count < least && !generated && !other && !isOpen(written)) {
      report(
        context,
        count === 0 ? codes.missing : codes.blockCount,
        `${prefix}${name}`,
        `required block ${name} is missing`,
        {
          expected: `at least ${least}`,
          got: String(count),
        },
      );
    }
  }
}

function unknownArgument(context: Context, path: readonly Step[], names: readonly string[]): void {
  const name = path.at(-1)?.name ?? "";
  const fix = suggestion(name, names);
  report(context, codes.unknownArgument, dotted(path), `unknown argument or block ${name}`, {
    ...(fix !== undefined ? { fix } : {}),
  });
}
