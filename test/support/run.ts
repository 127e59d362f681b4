import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `rampart` as a user does, in a process of its own. */
export function rampart(args: readonly string[], cwd = packageRoot, env: Record<string, string> = {}): Ran {
  const main = path.join(packageRoot, "dist", "src", "cli", "main.js");
  const ran = spawnSync(process.execPath, [main, ...args], { cwd, encoding: "utf8", env: { ...process.env, ...env } });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}
