import * as fs from "node:fs";
import { FaultError } from "./fault";
import { isSystemError, type SystemError } from "./system-error";

/** Why a file that somebody has named is not read. */
export type Refusal =
  | { readonly kind: "system"; readonly error: SystemError }
  /** A folder, a device, a pipe, a socket, or what the system makes up, as below /proc. */
  | { readonly kind: "irregular"; readonly what: string }
  | { readonly kind: "large"; readonly bytes: number; readonly most: number };

const mebibyte = 1024 * 1024;

/** Raises the size up to which files are read, in MiB. */
const sizeVariable = "RAMPART_MAX_MIB";

/** What to do about a file that is too large. */
export const sizeFix = `If the file must be this large, set the environment variable ${sizeVariable} to a larger limit in MiB.`;

/**
 * The size up to which a file is read, in bytes.
 *
 * @param usual unless the environment says more
 * @throws FaultError RF001 when the environment does not say a number
 */
export function mostBytes(usual: number): number {
  const { [sizeVariable]: said } = process.env;
  if (said === undefined || said === "") return usual;
  if (!/^[1-9]\d{0,4}$/.test(said)) {
    throw new FaultError([
      {
        code: "RF001",
        message: `the environment variable ${sizeVariable} is not a valid size`,
        place: { path: sizeVariable },
        expected: "a whole number of MiB, from 1 to 99999",
        got: JSON.stringify(said),
      },
    ]);
  }
  return Math.max(usual, Number(said) * mebibyte);
}

/** Kinds of file systems whose files are not on any disk: Linux, include/uapi/linux/magic.h. */
const madeUp: ReadonlySet<number> = new Set([0x9fa0, 0x62656572, 0x64626720, 0x74726163]);

/**
 * Reads a file that somebody has named: a regular one, and not more of it than is allowed. Devices, pipes and sockets are not
 * opened; if one takes the file's place in between, it is opened without waiting and looked at before it is read.
 *
 * @param usual size in bytes up to which it is read, unless the environment says more
 */
export function readGiven(file: string, usual: number): { readonly bytes: Buffer } | { readonly refusal: Refusal } {
  const most = mostBytes(usual);
  try {
    const before = irregular(fs.statSync(file));
    if (before !== undefined) return refusedAs(before);
    if (madeUp.has(fs.statfsSync(file).type)) return refusedAs("a virtual file, such as one below /proc");
    return readOpened(fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0)), most);
  } catch (error) {
    if (isSystemError(error)) return { refusal: { kind: "system", error } };
    // Node's own: a path with a NUL byte.
    if (file.includes("\0")) return refusedAs("a path with a NUL byte");
    throw error;
  }
}

function readOpened(descriptor: number, most: number): ReturnType<typeof readGiven> {
  try {
    const stat = fs.fstatSync(descriptor);
    const what = irregular(stat);
    if (what !== undefined) return refusedAs(what);
    if (stat.size > most) return { refusal: { kind: "large", bytes: stat.size, most } };
    const parts: Buffer[] = [];
    let length = 0;
    // One byte more than allowed at most: the file may grow.
    for (let read = -1; read !== 0 && length <= most; length += read) {
      const part = Buffer.alloc(Math.min(Math.max(stat.size - length, 0) + 4096, most + 1 - length));
      read = fs.readSync(descriptor, part, 0, part.length, null);
      parts.push(part.subarray(0, read));
    }
    return length > most ? { refusal: { kind: "large", bytes: length, most } } : { bytes: Buffer.concat(parts) };
  } finally {
    fs.closeSync(descriptor);
  }
}

function refusedAs(what: string): { readonly refusal: Refusal } {
  return { refusal: { kind: "irregular", what } };
}

/** What a file is that is no regular one. */
function irregular(stat: fs.Stats): string | undefined {
  if (stat.isFile()) return undefined;
  if (stat.isDirectory()) return "a folder";
  if (stat.isFIFO()) return "a named pipe";
  if (stat.isSocket()) return "a socket";
  return "a device";
}
