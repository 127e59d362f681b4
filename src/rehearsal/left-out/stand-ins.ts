import { isObject, type Json, type JsonObject } from "../../terraform/configuration";
import type { BlockSchema, CtyType } from "../../terraform/provider-data";
import { splitTemplate } from "../../terraform/template";
import { standIn } from "./marker";

/** Replaces expressions that name something that is left out. */
export class StandIns {
  private readonly numbers = new Map<string, number>();
  private readonly pattern: RegExp | undefined;

  /** @param names what is left out, as expressions name it: `null_resource.build`, `data.http.ip`, `local.arn` */
  constructor(names: readonly string[]) {
    const each = names.map((name) =>
      name
        .split(".")
        .map((part) => part.replace(/[^\w-]/g, "\\$&"))
        .join("\\s*\\.\\s*"),
    );
    this.pattern = each.length === 0 ? undefined : new RegExp(`(?<![\\w.-])(?:${each.join("|")})(?![\\w-])`);
  }

  /** True for a value in which an expression names something that is left out. */
  names(value: Json | undefined): boolean {
    if (typeof value === "string") return splitTemplate(value).some(({ code, text }) => code && this.isNamedIn(text));
    if (Array.isArray(value)) return value.some((one) => this.names(one));
    return (
      isObject(value) &&
      Object.entries(value).some(([key, one]) => key !== "//" && (this.names(key) || this.names(one)))
    );
  }

  /** True for a reference that is not written as a template, as in `depends_on`. */
  isNamedIn(text: string): boolean {
    return this.pattern?.test(text) ?? false;
  }

  /** The block with stand-ins of the types that its arguments have. */
  inBlock(block: JsonObject, schema: BlockSchema): JsonObject {
    return mapped(block, (value, name) => {
      const nested = schema.block_types?.[name];
      if (nested === undefined) return this.inValue(value, schema.attributes?.[name]?.type);
      if (Array.isArray(value))
        return value.map((one) => (isObject(one) ? this.inBlock(one, nested.block) : this.inValue(one)));
      return isObject(value) ? this.inBlock(value, nested.block) : this.inValue(value);
    });
  }

  /** The value with stand-ins: of the type that is wanted where an expression is all of it, else in the text. */
  inValue(value: Json, type: CtyType = "string"): Json {
    if (typeof value === "string") return this.inText(value, type);
    if (Array.isArray(value)) return value.map((one) => this.inValue(one, elementOf(type)));
    if (!isObject(value)) return value;
    return mapped(value, (one, key) => this.inValue(one, memberOf(type, key)));
  }

  private inText(text: string, type: CtyType): Json {
    if (!this.names(text)) return text;
    const parts = splitTemplate(text);
    if (parts.length === 1) return placeholder(type, this.numbered(text));
    // Only Terraform can follow a directive to its end: then nothing of the text is kept.
    if (parts.some((part) => !part.whole || (part.code && part.text.startsWith("%")))) return this.numbered(text);
    return parts
      .map((part) => (part.code && this.isNamedIn(part.text) ? this.numbered(part.text) : part.text))
      .join("");
  }

  private numbered(expression: string): string {
    const number = this.numbers.get(expression) ?? this.numbers.size + 1;
    this.numbers.set(expression, number);
    return standIn(number);
  }
}

function mapped(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, key === "//" ? value : change(value, key)]),
  );
}

/** A value of a type that stands for one nobody knows. */
function placeholder(type: CtyType, text: string): Json {
  if (type === "number") return 1;
  if (type === "bool") return true;
  if (typeof type === "string") return text;
  const [kind, inner] = type;
  if (kind === "map") return {};
  if (kind === "object")
    return Object.fromEntries(
      Object.entries(inner as Record<string, CtyType>).map(([key, one]) => [key, placeholder(one, text)]),
    );
  return kind === "tuple"
    ? (inner as CtyType[]).map((one) => placeholder(one, text))
    : [placeholder(inner as CtyType, text)];
}

function elementOf(type: CtyType): CtyType | undefined {
  return typeof type === "string" || type[0] === "object" || type[0] === "tuple" ? undefined : (type[1] as CtyType);
}

function memberOf(type: CtyType, key: string): CtyType | undefined {
  if (typeof type === "string") return undefined;
  return type[0] === "object" ? (type[1] as Record<string, CtyType>)[key] : elementOf(type);
}
