import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Ran } from "./run";

/** A script of ours that runs with commands that are not the real ones. */
export interface ScriptRun extends Ran {
  /** What each stub was called with, one call on a line, in order. */
  readonly calls: readonly string[];
}

/**
 * Runs a POSIX script with stubs of commands first on the PATH. Each stub writes its own call down, then runs its body.
 *
 * @param stubs shell text by command name
 */
export function runScript(
  folder: string,
  script: string,
  args: readonly string[],
  stubs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): ScriptRun {
  const bin = path.join(folder, "bin");
  const log = path.join(folder, "calls");
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(log, "");
  for (const [name, body] of Object.entries(stubs)) {
    const text = `#!/bin/sh\nprintf '%s\\n' "${name} $*" >> '${log}'\n${body}\n`;
    fs.writeFileSync(path.join(bin, name), text, { mode: 0o755 });
  }
  const ran = spawnSync("/bin/sh", [script, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: folder, ...env },
  });
  const calls = fs.readFileSync(log, "utf8").split("\n").filter(Boolean);
  return { code: ran.status, out: ran.stdout, err: ran.stderr, calls };
}
