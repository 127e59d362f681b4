import { type Fault, FaultError } from "../../core/fault";
import { byName } from "../../core/order";
import { own } from "../../core/own";
import { isObject, type Json, type JsonObject } from "../configuration";
import { root, type Shape, type Writing } from "./language";
import { block, type Item, list, map } from "./layout";
import { comment, isName, key, literal, NotHcl, reference, template, typeConstraint } from "./text";

/**
 * Terraform JSON as HCL that means the same, formatted as `terraform fmt` does. The schemas say what is a block and what an
 * argument; resources carry their construct path as a comment.
 *
 * @param file - name of the file, for faults
 * @throws FaultError SY003 for everything that has no such form in HCL
 */
export function toHcl(json: JsonObject, file?: string): string {
  const writer = new Writer(file);
  const parts = Object.keys(root.blocks ?? {}).flatMap((type) => writer.blocks(type, json[type], root, []));
  for (const type of Object.keys(json))
    if (type !== "//" && !Object.hasOwn(root.blocks ?? {}, type)) writer.refuse([type], "an unknown block type");
  if (writer.faults.length > 0) throw new FaultError(writer.faults);
  return `${parts.map(textOf).join("\n\n")}\n`;
}

const textOf = (item: Item) => ("text" in item ? item.text : "");

/** Writes values, and notes what cannot be written with the path to it. */
class Writer {
  readonly faults: Fault[] = [];

  constructor(private readonly file: string | undefined) {}

  refuse(path: readonly string[], got: string): void {
    this.faults.push({
      code: "SY003",
      message: "this part of the configuration cannot be written as HCL",
      place: { ...(this.file === undefined ? {} : { file: this.file }), path: path.join(".") },
      got,
      fix: "Write JSON instead: omit --hcl.",
    });
  }

  /** Every block of a type, below the names that stand in its header. */
  blocks(type: string, value: Json | undefined, outer: Shape, path: readonly string[]): Item[] {
    const shapeOf = shapeIn(outer, type);
    const walk = (inner: Json | undefined, labels: readonly string[]): Item[] => {
      const here = [...path, type, ...labels];
      if (labels.length === (shapeOf(labels).labels ?? 0))
        return this.bodies(inner, here).map((body) => this.block(type, labels, body, shapeOf(labels), here));
      return this.bodies(inner, here).flatMap((named) =>
        sorted(named)
          .filter(([name]) => name !== "//")
          .flatMap(([name, next]) => walk(next, [...labels, name])),
      );
    };
    return walk(value, []);
  }

  private block(
    type: string,
    labels: readonly string[],
    body: JsonObject,
    shape: Shape,
    path: readonly string[],
  ): { text: string } {
    const made = isObject(body["//"]) && isObject(body["//"].metadata) ? body["//"].metadata.path : undefined;
    const header = [type, ...labels.map(literal)].join(" ");
    const text = block(header, this.body(body, shape, path));
    return {
      text: typeof made === "string" && ["resource", "data"].includes(type) ? `${comment(made)}\n${text}` : text,
    };
  }

  private body(body: JsonObject, shape: Shape, path: readonly string[]): Item[] {
    const items = sorted(body)
      .filter(([name, value]) => name !== "//" && value !== undefined)
      .flatMap(([name, value]) => {
        if (Object.hasOwn(shape.blocks ?? {}, name)) return this.blocks(name, value, shape, path);
        return this.argument(name, value, shape, [...path, name]);
      });
    // Arguments first, as people write them.
    return [...items.filter((item) => "name" in item), ...items.filter((item) => "text" in item)];
  }

  private argument(name: string, value: Json, shape: Shape, path: readonly string[]): Item[] {
    if (!isName(name)) this.refuse(path, "an invalid argument name");
    const writing = own(shape.written, name) ?? shape.others ?? "expression";
    if (shape.unknown && writing === "expression" && mayBeBlock(value))
      this.refuse(path, "a value that may be a block or an argument: no schema tells which");
    return [{ name, value: this.value(value, writing, path) }];
  }

  private value(value: Json, writing: Writing, path: readonly string[]): string {
    if (typeof value === "string") return this.text(value, writing, path);
    if (Array.isArray(value)) return list(value.map((item, index) => this.value(item, writing, [...path, `${index}`])));
    if (!isObject(value)) return JSON.stringify(value);
    const write = writing === "literal" ? literal : (text: string) => this.text(text, "expression", path);
    return map(sorted(value).map(([name, inner]) => [key(name, write), this.value(inner, writing, [...path, name])]));
  }

  private text(text: string, writing: Writing, path: readonly string[]): string {
    try {
      return writers[writing](text);
    } catch (error) {
      if (!(error instanceof NotHcl)) throw error;
      this.refuse(path, error.message);
      return '""';
    }
  }

  /** Terraform's JSON syntax allows an object or a list of objects wherever a block stands. */
  private bodies(value: Json | undefined, path: readonly string[]): JsonObject[] {
    if (value === undefined || value === null) return [];
    const bodies = Array.isArray(value) ? value : [value];
    if (!bodies.every(isObject)) this.refuse(path, "a value that is not a block, in the place of a block");
    return bodies.filter(isObject);
  }
}

const writers: Readonly<Record<Writing, (text: string) => string>> = {
  expression: template,
  literal,
  reference,
  type: typeConstraint,
};

function sorted(value: JsonObject): [string, Json][] {
  return Object.entries(value).sort(byName);
}

function shapeIn(outer: Shape, type: string): (labels: readonly string[]) => Shape {
  return own(outer.blocks, type) ?? (() => ({}));
}

function mayBeBlock(value: Json): boolean {
  return isObject(value) || (Array.isArray(value) && value.some(isObject));
}
