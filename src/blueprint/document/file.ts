import { isUtf8 } from "node:buffer";
import * as fs from "node:fs";
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
  try {
    const stat = fs.statSync(file);
    if (!stat.isFile()) return { finding: notAFile() };
    if (stat.size > limits.bytes) return { finding: tooLarge(stat.size) };
    return decode(name, readBytes(file));
  } catch (error) {
    return { finding: unreadable(error) };
  }
}

/** Text from elsewhere, held to the same limits as a file. */
export function readText(file: string, text: string): ReadFile {
  const size = Buffer.byteLength(text);
  return size > limits.bytes ? { finding: tooLarge(size) } : { source: new Source(file, withoutMark(text)) };
}

/** One byte more than allowed at most: a file may grow, and those of /proc state no size. */
function readBytes(file: string): Buffer {
  const descriptor = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const bytes = Buffer.alloc(limits.bytes + 1);
    let length = 0;
    while (length < bytes.length) {
      const read = fs.readSync(descriptor, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    fs.closeSync(descriptor);
  }
}

function decode(file: string, bytes: Buffer): ReadFile {
  if (bytes.length > limits.bytes) return { finding: tooLarge(bytes.length) };
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
      ...(wide ? { got: "UTF-16" } : {}),
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

function notAFile(): Finding {
  return { code: "BP001", message: "this is not a file", expected: "a blueprint, one YAML file" };
}

function tooLarge(size: number): Finding {
  return { code: "BP001", message: "the file is too large", expected: "at most 1 MiB", got: `${size} bytes` };
}

function unreadable(error: unknown): Finding {
  const reason = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (reason === "ENOENT" || reason === "ENOTDIR") return { code: "BP001", message: "there is no such file" };
  return {
    code: "BP001",
    message: "the file cannot be read",
    got: reason === "EACCES" || reason === "EPERM" ? "no permission to read it" : reason || String(error),
  };
}
