import * as fs from "node:fs";
import * as path from "node:path";
import { FaultError } from "../../src/core/fault";
import { guardFile, guardText } from "../../src/core/unfinished";
import { readTerraform } from "../../src/terraform/files";
import { type FileSystem, realFileSystem } from "../../src/write/file-system";
import { recordFile } from "../../src/write/record";
import { writeOutput } from "../../src/write/write";
import { codesOf, faultsOf } from "../support/faults";
import { manifestOf } from "../support/manifest";
import { contents, everything, useScratch } from "../support/scratch";
import { watched } from "../support/watched";

const scratch = useScratch();
const out = () => path.join(scratch(), "out");
const one = new Map([
  ["manifest.json", "{}"],
  ["stacks/a/cdk.tf.json", "1"],
]);

test("files are written with a record of them, and nothing is left beside the folder", () => {
  writeOutput(out(), one);
  expect(contents(out())).toEqual({
    ...Object.fromEntries(one),
    [recordFile]: '{\n "files": {\n  "": [\n   "manifest.json",\n   "stacks/a/cdk.tf.json"\n  ]\n }\n}\n',
  });
  expect(fs.readdirSync(scratch())).toEqual(["out"]);
});

test("what Terraform and the user put there stays, what is no longer generated goes", () => {
  writeOutput(out(), one);
  fs.mkdirSync(path.join(out(), "stacks/a/.terraform"));
  fs.writeFileSync(path.join(out(), "stacks/a/.terraform/x"), "plugin");
  fs.writeFileSync(path.join(out(), "stacks/a/.terraform.lock.hcl"), "lock");
  fs.writeFileSync(path.join(out(), "stacks/a/terraform.tfstate"), "state");
  writeOutput(out(), new Map([["manifest.json", "{2}"]]));
  expect(Object.keys(contents(out()))).toEqual([
    recordFile,
    "manifest.json",
    "stacks/a/.terraform.lock.hcl",
    "stacks/a/.terraform/x",
    "stacks/a/terraform.tfstate",
  ]);
  expect(contents(out())["manifest.json"]).toBe("{2}");
});

test("stacks that are not written any more are named, and a change to HCL is not that", () => {
  const stacks = (...files: string[]) => new Map(files.map((file) => [file, ""]));
  const former = (...files: string[]) => writeOutput(out(), stacks(...files)).former;
  expect(former("stacks/a/cdk.tf.json", "stacks/b/cdk.tf.json", "stacks/c/cdk.tf.json")).toEqual([]);
  expect(former("stacks/b/cdk.tf")).toEqual(["a", "c"]);
  expect(former("stacks/b/cdk.tf")).toEqual([]);
});

test("scripts can be run", () => {
  writeOutput(out(), new Map([["a.sh", "#!/bin/sh\n"]]));
  expect(fs.statSync(path.join(out(), "a.sh")).mode & 0o777).toBe(0o755);
});

test("the engine's own output may be replaced", () => {
  fs.mkdirSync(path.join(out(), "stacks/a"), { recursive: true });
  fs.writeFileSync(path.join(out(), "manifest.json"), manifestOf({ a: "a" }));
  fs.writeFileSync(path.join(out(), "stacks/a/cdk.tf.json"), "old");
  writeOutput(out(), one);
  expect(contents(out())["stacks/a/cdk.tf.json"]).toBe("1");
});

test.each([
  ["a folder with other things", () => fs.mkdirSync(path.join(out(), "src"), { recursive: true })],
  ["a file", () => fs.writeFileSync(out(), "mine")],
  ["a link", () => fs.symlinkSync("/tmp", out())],
])("%s is not replaced", (_, prepare) => {
  prepare();
  expect(codesOf(() => writeOutput(out(), one))).toEqual(["WR001"]);
});

test("the working directory is not replaced", () => {
  expect(codesOf(() => writeOutput(".", one))).toEqual(["WR001"]);
  expect(codesOf(() => writeOutput("..", one))).toEqual(["WR001"]);
});

test("paths that leave the folder, and names that differ in case only, are refused", () => {
  for (const name of ["../x", "/x", "a/../../x", "a//b", "a\\b"]) {
    expect(codesOf(() => writeOutput(out(), new Map([[name, ""]])))).toEqual(["WR002"]);
  }
  expect(
    codesOf(() =>
      writeOutput(
        out(),
        new Map([
          ["A.md", ""],
          ["a.md", ""],
        ]),
      ),
    ),
  ).toEqual(["WR002"]);
  expect(fs.readdirSync(scratch())).toEqual([]);
});

test("a file of the user's is never overwritten", () => {
  writeOutput(out(), new Map([["manifest.json", "{}"]]));
  fs.mkdirSync(path.join(out(), "stacks/a"), { recursive: true });
  fs.writeFileSync(path.join(out(), "stacks/a/cdk.tf.json"), "mine");
  expect(codesOf(() => writeOutput(out(), one))).toEqual(["WR003"]);
  expect(contents(out())["stacks/a/cdk.tf.json"]).toBe("mine");
});

const first = new Map([
  ["manifest.json", "{}"],
  ["stacks/a/cdk.tf.json", "1"],
  ["stacks/a/runbooks/a.md", "1"],
  ["stacks/b/cdk.tf.json", "1"],
]);
const second = new Map([
  ["manifest.json", "{2}"],
  ["stacks/a/cdk.tf.json", "2"],
  ["stacks/c/charts/c.yaml", "2"],
  ["stacks/c/cdk.tf.json", "2"],
]);

test("whichever call fails, the old folder is as it was, modes and all", () => {
  let tried = 0;
  for (let failing = 1, done = false; !done; failing += 1) {
    fs.rmSync(out(), { recursive: true, force: true });
    writeOutput(out(), first);
    fs.writeFileSync(path.join(out(), "stacks/a/terraform.tfstate"), "state");
    fs.chmodSync(path.join(out(), "stacks/a/cdk.tf.json"), 0o600);
    fs.chmodSync(path.join(out(), "stacks/b"), 0o750);
    const before = everything(out());
    let call = 0;
    const system = watched(() => {
      call += 1;
      if (call === failing) throw new Error("disk");
    });
    try {
      writeOutput(out(), second, { system });
      done = true;
    } catch {
      tried += 1;
      expect(everything(out())).toEqual(before);
      expect(fs.readdirSync(scratch())).toEqual(["out"]);
    }
  }
  process.stdout.write(`writer: ${tried} failures tried, the old folder was whole after each\n`);
  expect(tried).toBeGreaterThanOrEqual(30);
  expect(contents(out())["manifest.json"]).toBe("{2}");
});

test("what can be neither finished nor taken back is said, Terraform is kept out, and the next run puts it right", () => {
  writeOutput(out(), first);
  let moved = 0;
  const system: FileSystem = {
    ...realFileSystem,
    rename(from, to) {
      if (path.basename(to) === "cdk.tf.json") moved += 1;
      if (moved > 1) throw Object.assign(new Error("EIO: i/o error, rename"), { code: "EIO", syscall: "rename" });
      realFileSystem.rename(from, to);
    },
  };
  expect(codesOf(() => writeOutput(out(), second, { system }))).toEqual(["WR007"]);
  expect(faultsOf(() => readTerraform([out()])).map(({ code }) => code)).toEqual(["TF007"]);
  expect(faultsOf(() => readTerraform([path.join(out(), "stacks/a/cdk.tf.json")])).map(({ code }) => code)).toEqual([
    "TF007",
  ]);
  expect(faultsOf(() => readTerraform([scratch()])).map(({ code }) => code)).toEqual(["TF007"]);
  for (const stack of ["a", "b", "c"])
    expect(fs.readFileSync(path.join(out(), "stacks", stack, guardFile), "utf8")).toBe(guardText);
  expect(writeOutput(out(), second).notes).toEqual([
    "an earlier run was interrupted while it moved its files into place: now completed",
  ]);
  expect(Object.keys(contents(out()))).toEqual([recordFile, ...[...second.keys()].sort()]);
});

test.each([
  ["ENOSPC", "no space left on device", "Free up space, or choose a folder on another disk with --out."],
  ["EROFS", "read-only file system", "The file system is read-only: choose a folder on another one with --out."],
  [
    "EACCES",
    "permission denied",
    "Grant your user write permission on this folder and its parent, or choose another with --out.",
  ],
  ["EIO", "input/output error", "Choose another folder with --out."],
])("%s is a fault with a way out, and the old folder is as it was", (code, text, fix) => {
  writeOutput(out(), one);
  const before = contents(out());
  const refuse = () => {
    throw Object.assign(new Error(`${code}: ${text}, open 'x'`), { code, syscall: "open" });
  };
  for (const system of [
    { ...realFileSystem, write: refuse },
    { ...realFileSystem, rename: refuse },
  ]) {
    expect(() => writeOutput(out(), second, { system })).toThrow(
      new FaultError([
        {
          code: "WR004",
          message: "the output cannot be written here",
          place: { file: out() },
          got: `${code}: ${text}, open 'x'`,
          fix,
        },
      ]),
    );
    expect(contents(out())).toEqual(before);
    expect(fs.readdirSync(scratch())).toEqual(["out"]);
  }
});

test("an output folder below a file is a fault", () => {
  fs.writeFileSync(path.join(scratch(), "file"), "mine");
  for (const below of ["file/out", "file/a/out"]) {
    expect(() => writeOutput(path.join(scratch(), below), one)).toThrow(
      /\[WR004\][\s\S]*A part of this path is a file/,
    );
  }
  expect(contents(scratch())).toEqual({ file: "mine" });
});
