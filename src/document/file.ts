import { isUtf8 } from "node:buffer";
import { mostBytes, type Refusal, readGiven, sizeFix } from "../core/read-file";
import type { SystemError } from "../core/system-error";
import type { Finding } from "./fault-list";
import { limits } from "./limits";
import { Source } from "./source";

/** A file's text, or why there is none; with the text, the finding says where in it. */
export type ReadFile = { readonly source: Source } | { readonly finding: Finding; readonly source?: Source };

/**
 * Reads one text file of at most 1 MiB. Devices, pipes and folders are refused before they are opened.
 *
 * @param name - what the file is called in faults
 */
export function readFile(file: string, name = file): ReadFile {
  const read = readGiven(file, limits.bytes);
  return "refusal" in read ? { finding: refused(read.refusal) } : decode(name, read.bytes);
}

/** Text from elsewhere, held to the same limits as a file. */
export function readText(file: string, text: string): ReadFile {
  const size = Buffer.byteLength(text);
  const most = mostBytes(limits.bytes);
  return size > most ? { finding: tooLarge(size, most) } : { source: new Source(file, withoutMark(text)) };
}

function decode(file: string, bytes: Buffer): ReadFile {
  const text = bytes.toString("utf8");
  const source = new Source(file, withoutMark(text));
  if (isUtf8(bytes)) return { source };
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[1] === 0;
  return {
    source,
    finding: {
      code: "BP007",
      message: "the file is not UTF-8 text",
      offset: wide ? 0 : firstWrong(bytes, text) - (text.length - source.text.length),
      expected: "UTF-8",
      got: wide ? "UTF-16" : "bytes that are not UTF-8",
      fix: "Save the file as UTF-8.",
    },
  };
}

/** Where decoding first went wrong: up to there, encoding the text again gives the same bytes. */
function firstWrong(bytes: Buffer, text: string): number {
  const again = Buffer.from(text, "utf8");
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at += 1;
  return bytes
    .subarray(0, at)
    .toString("utf8")
    .replace(/\ufffd$/, "").length;
}

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function refused(refusal: Refusal): Finding {
  switch (refusal.kind) {
    case "system":
      return unreadable(refusal.error);
    case "large":
      return tooLarge(refusal.bytes, refusal.most);
    case "irregular":
      return {
        code: "BP001",
        message: "not a regular file",
        expected: "a blueprint: one YAML file",
        got: refusal.what,
        fix: "Copy its content into a regular file.",
      };
  }
}

function tooLarge(size: number, most: number): Finding {
  const expected = `at most ${most / 1024 / 1024} MiB`;
  return { code: "BP001", message: "the file is too large", expected, got: `${size} bytes`, fix: sizeFix };
}

function unreadable({ code }: SystemError): Finding {
  if (code === "ENOENT" || code === "ENOTDIR")
    return { code: "BP001", message: "file not found", expected: "a blueprint: one YAML file" };
  const denied = code === "EACCES" || code === "EPERM";
  return {
    code: "BP001",
    message: "the file cannot be read",
    expected: "a file that your user may read",
    got: denied ? "no permission to read it" : code,
    ...(denied ? { fix: "Grant your user read permission." } : {}),
  };
}
