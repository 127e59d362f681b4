import { spawnSync } from "node:child_process";

const version = spawnSync("shellcheck", ["--version"], { encoding: "utf8" }).stdout?.match(/version: (\S+)/)?.[1];
if (version === undefined)
  process.stdout.write("skipped: the shell linter, because there is no shellcheck on the PATH\n");

/** A test that needs ShellCheck; listed as skipped, with the reason printed, where there is none. */
export const testWithShellcheck = version === undefined ? test.skip : test;

/** What ShellCheck says of scripts without a first line of their own, read as POSIX sh: "" when it is content. */
export function shellcheckSays(script: string): string {
  return spawnSync("shellcheck", ["--shell=sh", "-"], { input: script, encoding: "utf8" }).stdout;
}
