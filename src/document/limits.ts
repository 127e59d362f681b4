import type { Finding } from "./fault-list";

/** What a blueprint may not exceed, so that reading one takes seconds at worst, whatever it holds. */
export const limits = {
  /** Bytes of one file. */
  bytes: 1024 * 1024,
  /** Bytes of a file and everything that it extends. */
  bytesTogether: 4 * 1024 * 1024,
  /** Values after aliases, merges and `extends` are resolved. */
  values: 100_000,
  /** Aliases in one file. */
  aliases: 1_000,
  /** Levels of mappings and lists. */
  depth: 64,
  /** Files in a chain of `extends`, the first included. */
  chain: 8,
  /** Files that one blueprint is made of. */
  files: 64,
  /** Faults that are listed. */
  faults: 1_000,
} as const;

/** The nesting is beyond the limit. */
export function tooDeep(): Finding {
  return {
    code: "BP011",
    message: "mappings and lists are nested too deeply",
    expected: `at most ${limits.depth} levels`,
  };
}

/** There are more values than anybody writes. */
export function tooMany(expected = `at most ${limits.values} values`): Finding {
  return { code: "BP010", message: "the file expands to too many values", expected };
}
