import { hasReference, isObject, type Json } from "../../terraform/configuration";
import { splitTemplate } from "../../terraform/template";
import type { Reader } from "./written";

/** Functions that read files, and the one that renders a text in which any of them may stand. */
const readers = [
  ...["file", "filebase64", "filebase64sha256", "filebase64sha512", "fileexists", "filemd5", "fileset", "filesha1"],
  ...["filesha256", "filesha512", "templatefile", "templatestring"],
];

/** A call, with what may stand between a function's name and its bracket. */
const call = new RegExp(`\\b(${readers.join("|")})(?:\\s|/\\*[^]*?\\*/|(?:#|//)[^\\n]*\\n)*\\(`);

/** Refuses expressions that read files: Terraform runs beside a copy of the JSON alone, where a relative path leads to nothing. */
export function refuseFunctions(reader: Reader): void {
  for (const [path, text] of texts(reader.stack.json, "")) {
    const name = call.exec(expressionsIn(text))?.[1];
    if (name === undefined) continue;
    reader.refuse("RH009", `${name}() reads a file, but the rehearsal has only a copy of the JSON`, path, {
      fix: "Pass the content as a variable, or inline it in the configuration.",
    });
  }
}

/** Every text, and every key, which Terraform may read as a template too; the comments under `//` are none. */
function* texts(value: Json, path: string): Generator<readonly [string, string]> {
  if (typeof value === "string") yield [path, value];
  else if (Array.isArray(value)) for (const [index, inner] of value.entries()) yield* texts(inner, `${path}[${index}]`);
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === "//") continue;
      const below = path === "" ? key : `${path}.${key}`;
      yield [below, key];
      yield* texts(inner, below);
    }
  }
}

/** From where the first expression begins: where one ends is for Terraform to say. */
function expressionsIn(text: string): string {
  if (!hasReference(text)) return "";
  const [first, second] = splitTemplate(text);
  return first?.code ? text : text.slice(second ? first?.text.length : 0);
}
