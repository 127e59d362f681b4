import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { distFolder } from "../../src/cli/pack/files";
import { hasCompileCache } from "../../src/cli/pack/kept";
import { rampart } from "../support/run";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

/** Where compiled code would be kept in an environment. */
function folderIn(env: Readonly<Record<string, string>>): string {
  const module = JSON.stringify(path.join(distFolder, "src", "cli", "pack", "kept.js"));
  const script = `process.stdout.write(String(require(${module}).compileCacheFolder()))`;
  return spawnSync(process.execPath, ["-e", script], { encoding: "utf8", env }).stdout;
}

test("compiled code is kept below the user's home, where others cannot put any", () => {
  const HOME = scratch();
  expect(folderIn({ HOME })).toBe(path.join(HOME, ".cache", "rampart"));
  expect(folderIn({ HOME, XDG_CACHE_HOME: "/own" })).toBe("/own/rampart");
  expect(folderIn({ HOME, XDG_CACHE_HOME: "relative" })).toBe(path.join(HOME, ".cache", "rampart"));
  expect(folderIn({ HOME, NODE_COMPILE_CACHE: "/elsewhere" })).toBe("/elsewhere");
});

test("without a home of the user's own, nothing is kept", () => {
  expect(folderIn({ HOME: path.join(scratch(), "missing") })).toBe("undefined");
  const file = path.join(scratch(), "file");
  fs.writeFileSync(file, "");
  expect(folderIn({ HOME: file })).toBe("undefined");
  // Somebody else's, unless this user is nobody.
  if (process.getuid?.() === 0) {
    const other = path.join(scratch(), "other");
    fs.mkdirSync(other);
    fs.chownSync(other, 65_534, 65_534);
    expect(folderIn({ HOME: other })).toBe("undefined");
  }
});

test("a run leaves nothing among the temporary files", () => {
  const [HOME, TMPDIR] = ["home", "temporary"].map((name) => path.join(scratch(), name)) as [string, string];
  for (const folder of [HOME, TMPDIR]) fs.mkdirSync(folder);
  expect(rampart(["--version"], scratch(), { HOME, TMPDIR }).code).toBe(0);
  expect(fs.readdirSync(TMPDIR)).toEqual([]);
  expect(fs.existsSync(path.join(HOME, ".cache", "rampart"))).toBe(hasCompileCache());
});
