import { blocks, isObject, type Json, type JsonObject, type StackJson } from "../../src/terraform/configuration";
import { type BlockSchema, typeData } from "../../src/terraform/provider-data";
import { withValue } from "./mutate";

type Path = readonly (string | number)[];

/** One thing of a resource that nobody knows any more, and values that it may turn out to have. */
export interface Replacement {
  readonly stack: StackJson;
  readonly type: string;
  /** What is replaced, for messages. */
  readonly what: string;
  /** The stacks with what nobody knows in its place. */
  readonly unknown: readonly StackJson[];
  /** The stacks with each of the values. */
  readonly possible: () => readonly (readonly StackJson[])[];
}

/** What stands for a value that is known at apply. */
const variable = "${var.of_the_property_test}";

/** Values of an argument, each a weakness of something. */
const values: readonly Json[] = ["weak", "0.0.0.0/0", 0, true, false, []];

/** Everything of a resource that may be replaced: each argument, each kind of block, and the resource itself. */
export function replacementsOf(stacks: readonly StackJson[]): Replacement[] {
  return stacks.flatMap((stack) =>
    Object.entries(isObject(stack.json.resource) ? stack.json.resource : {}).flatMap(([type, named]) =>
      Object.entries(isObject(named) ? named : {}).flatMap(([name, body]) =>
        isObject(body) ? ofResource(stacks, stack, type, name, body) : [],
      ),
    ),
  );
}

function ofResource(
  stacks: readonly StackJson[],
  stack: StackJson,
  type: string,
  name: string,
  body: JsonObject,
): Replacement[] {
  const place = ["resource", type, name];
  const put = (path: Path, to: Json | undefined) => withValue(stacks, stack, [...place, ...path], to);
  const one = (what: string, unknown: readonly StackJson[], possible: Replacement["possible"]): Replacement => ({
    ...{ stack, type, unknown, possible },
    what: `${stack.name} ${type}.${name} ${what}`,
  });
  const schema = typeData("resource", type)?.schema.block;
  return [
    ...argumentsOf(body, schema, []).map((path) =>
      one(path.join("."), put(path, variable), () => [
        put(path, undefined),
        ...values.map((value) => put(path, structuredClone(value))),
      ]),
    ),
    ...Object.keys(schema?.block_types ?? {})
      .filter((block) => block !== "timeouts" && blocks(body[block]).length > 0)
      .map((block) => {
        const { [block]: written, ...rest } = body;
        const dynamic = { [block]: { for_each: variable, content: blocks(written)[0] ?? {} } };
        return one(`dynamic ${block}`, put([], { ...rest, dynamic }), () => [put([], rest)]);
      }),
    ...(["count", "for_each"] as const).map((meta) =>
      one(`${meta} unknown`, put([meta], meta === "count" ? "${var.on ? 1 : 0}" : variable), () => [
        put([], { ...body, count: 0 }),
      ]),
    ),
  ];
}

/** Paths of arguments: attributes, also inside blocks; lists and maps as a whole. */
function argumentsOf(body: JsonObject, schema: BlockSchema | undefined, above: Path): Path[] {
  return Object.entries(body).flatMap(([name, value]): Path[] => {
    if (["//", "depends_on", "lifecycle", "count", "for_each", "provider", "timeouts"].includes(name)) return [];
    const block = schema?.block_types?.[name]?.block;
    if (!block) return [[...above, name]];
    if (Array.isArray(value))
      return value.flatMap((item, index) => (isObject(item) ? argumentsOf(item, block, [...above, name, index]) : []));
    return isObject(value) ? argumentsOf(value, block, [...above, name]) : [];
  });
}
