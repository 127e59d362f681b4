import { spawnSync } from "node:child_process";

const version = spawnSync("shellcheck", ["--version"], { encoding: "utf8" }).stdout?.match(/version: (\S+)/)?.[1];
if (version === undefined)
  process.stdout.write("skipped: the shell linter, because there is no shellcheck on the PATH\n");

/** A test that needs ShellCheck; listed as skipped, with the reason printed, where there is none. */
export const testWithShellcheck = version === undefined ? test.skip : test;
