import type { App } from "cdktf";

/** What stands between an app and its output folder. */
export interface Guard {
  /**
   * Judges an app, and gives the files of its output folder.
   *
   * @param own names of the stacks that Rampart writes; the engine writes the others
   * @throws Error with every finding that stands in the way
   */
  judge(app: App, own: ReadonlySet<string>): ReadonlyMap<string, string>;
  /**
   * Writes files, all or nothing.
   *
   * @param others names of stacks that the engine writes into the same folder
   */
  write(folder: string, files: ReadonlyMap<string, string>, others: ReadonlySet<string>): void;
}

let installed: Guard | undefined;

/** Sets what judges and writes: that stands above the constructs, which know nothing of it. */
export function installGuard(guard: Guard): void {
  installed = guard;
}

/** @throws Error when nothing would judge the app: it is not written then */
export function guardOf(): Guard {
  if (installed) return installed;
  throw new Error(
    'the checks of rampart are not loaded, so the app is not written: import "rampart" in the program that creates it',
  );
}
