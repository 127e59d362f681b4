import * as path from "node:path";

/**
 * Loaded first into a process that is to die while it writes: at the given call of those that change the given folder it kills
 * itself, in turn before the call, in the midst of what is written, and after it. The environment says where and when:
 * `RAMPART_TEST_KILL=<call>:<folder>`; with call 0 it lives, and says how many calls there were.
 */
const [, at = "", folder = ""] = /^(\d+):(.*)$/.exec(process.env.RAMPART_TEST_KILL ?? "") ?? [];

const changing = [
  ...["writeFileSync", "renameSync", "linkSync", "unlinkSync", "mkdirSync", "rmdirSync", "rmSync"],
  ...["openSync", "fsyncSync", "fchmodSync", "closeSync", "copyFileSync"],
];

if (folder !== "") {
  const fs = require("node:fs") as Record<string, (...args: unknown[]) => unknown>;
  const files = new Set<unknown>();
  let calls = 0;
  for (const name of changing) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    fs[name] = (...args) => {
      // Files that were opened there are known by their numbers.
      const counts = files.has(args[0]) || (typeof args[0] === "string" && path.resolve(args[0]).startsWith(folder));
      if (counts) calls += 1;
      const dies = counts && at !== "0" && calls === Number(at);
      if (dies && calls % 3 === 0) die();
      if (dies && calls % 3 === 1 && name === "writeFileSync") args[1] = String(args[1]).slice(0, 7);
      const result = real(...args);
      if (dies) die();
      if (name === "openSync" && counts) files.add(result);
      if (name === "closeSync") files.delete(args[0]);
      return result;
    };
  }
  if (at === "0") process.on("exit", () => process.stderr.write(`${calls} calls\n`));
}

function die(): never {
  process.kill(process.pid, "SIGKILL");
  for (;;);
}
