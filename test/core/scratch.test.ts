import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import os from "node:os";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { clearLeftovers, keptFolder, scratchFolder } from "../../src/core/scratch";
import { faultsOf } from "../support/faults";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
let given: string | undefined;
beforeEach(() => temporary(scratch()));
afterEach(() => {
  jest.restoreAllMocks();
  if (given === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = given;
});

/** Sets the temporary folder, for this process and those that it starts. */
function temporary(folder: string): void {
  given ??= process.env.TMPDIR;
  process.env.TMPDIR = folder;
  jest.spyOn(os, "tmpdir").mockReturnValue(folder);
}

/** What another process makes and leaves. */
function leftByOther(): string {
  const module = path.join(packageRoot, "dist", "src", "core", "scratch.js");
  const code = `process.stdout.write(require(${JSON.stringify(module)}).scratchFolder("rehearsal"))`;
  return spawnSync(process.execPath, ["-e", code], { encoding: "utf8", env: { ...process.env } }).stdout;
}

test("what an ended process has left is cleared, and nothing else", () => {
  const left = leftByOther();
  fs.writeFileSync(path.join(left, "state"), "x");
  const mine = scratchFolder("rehearsal");
  const kept = keptFolder("rehearsal");
  const name = path.basename(left);
  // Another machine's, a name of the same beginning, and a link where a folder should be.
  const foreign = path.join(scratch(), name.replace(/-[0-9a-f]{8}\./, "-00000000."));
  const alike = path.join(scratch(), "rampart-rehearsal-notes");
  const link = path.join(scratch(), `${name.slice(0, -6)}AAAAAA`);
  for (const folder of [foreign, alike]) fs.mkdirSync(folder);
  fs.symlinkSync(alike, link);

  expect(fs.statSync(mine).mode & 0o777).toBe(0o700);
  expect(clearLeftovers()).toBe(1);
  expect(fs.readdirSync(scratch()).sort()).toEqual(
    [mine, kept, foreign, alike, link].map((one) => path.basename(one)).sort(),
  );
});

test("a number that another process has now is not its owner", () => {
  const mine = scratchFolder("plugin");
  // The same process number, begun at another moment.
  const older = mine.replace(/(\.\d+\.)[0-9a-z]+-/, "$11-");
  fs.renameSync(mine, older);
  // Where the system does not say when a process began, a live number counts.
  expect(clearLeftovers()).toBe(fs.existsSync("/proc/self/stat") ? 1 : 0);
});

test("a temporary folder that is not there, or is a file, is named", () => {
  const missing = path.join(scratch(), "missing");
  temporary(missing);
  expect(faultsOf(() => scratchFolder("x"))).toMatchObject([
    { code: "TP001", message: "the temporary folder does not exist", place: { file: `${missing} (TMPDIR)` } },
  ]);
  expect(clearLeftovers()).toBe(0);
  const file = path.join(scratch(), "file");
  fs.writeFileSync(file, "");
  temporary(file);
  expect(faultsOf(() => scratchFolder("x"))).toMatchObject([
    {
      code: "TP001",
      message: "cannot create a folder in the temporary folder",
      got: expect.stringContaining("ENOTDIR"),
    },
  ]);
});
