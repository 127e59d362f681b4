import { type FileSystem, realFileSystem } from "../../src/write/file-system";

/** The real file system, but that something is done before each of its calls. */
export function watched(before: (call: keyof FileSystem) => void): FileSystem {
  const calls = Object.entries(realFileSystem).map(([call, work]: [string, (...args: never[]) => void]) => [
    call,
    (...args: never[]) => {
      before(call as keyof FileSystem);
      work(...args);
    },
  ]);
  return Object.fromEntries(calls) as FileSystem;
}
