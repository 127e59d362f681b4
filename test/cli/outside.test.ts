import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { distFolder, packFiles } from "../../src/cli/pack/files";
import { engineTag } from "../../src/cli/pack/kept";
import { packOutside } from "../../tools/pack/pack-outside";
import { plainCode } from "../../tools/pack/plain-code";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

/** A package with two dependencies that ask for one another's parts, packed. */
function project(): { root: string; write(file: string, text: string): void } {
  const root = fs.realpathSync(scratch());
  const files = packFiles(path.join(root, "dist"));
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  const program = 'exports.dep = require("dep"); exports.engine = require("cdktf");';
  write("dist/src/index.js", program);
  write("node_modules/cdktf/index.js", 'exports.name = "engine"; exports.from = new Error().stack;');
  write(
    "node_modules/dep/index.js",
    `"use strict"; // \u2192
     exports.part = require("./part"); exports.engine = require("cdktf"); exports.arrow = "\u2192";
     exports.isStrict = (function () { return this === undefined; })();
     exports.from = new Error().stack; exports.late = () => require("./late");`,
  );
  write("node_modules/dep/part.js", 'exports.whole = require("./index"); exports.from = new Error().stack;');
  write("node_modules/dep/late.js", 'exports.part = require("./part"); exports.from = new Error().stack;');
  const loaded = ["cdktf/index.js", "dep/index.js", "dep/part.js"].map((file) => path.join(root, "node_modules", file));
  write(path.relative(root, files.outside), packOutside(root, path.join(root, "dist/src/index.js"), program, loaded));
  write(path.relative(root, files.keptFor), engineTag());
  return { root, write };
}

/** What the program finds, and which of the modules came out of the pack. */
function found(root: string): Record<string, unknown> {
  const script = `
    const { useOutside } = require(${JSON.stringify(path.join(distFolder, "src", "cli", "pack", "outside.js"))});
    const used = useOutside(${JSON.stringify(path.join(root, "dist"))}) !== undefined;
    const { dep, engine } = require(${JSON.stringify(path.join(root, "dist", "src", "index.js"))});
    const packed = (module) => /outside\\.js/.test(module.from.split("\\n")[1]);
    console.log(JSON.stringify({ used, arrow: dep.arrow, isStrict: dep.isStrict,
      same: dep.engine === engine && dep.part.whole === dep && dep.late().part === dep.part,
      packed: [dep, dep.part, dep.late(), engine].map(packed) }));`;
  const ran = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  expect(ran.stderr).toBe("");
  return JSON.parse(ran.stdout) as Record<string, unknown>;
}

test("packed dependencies are what they are on their own, each loaded once", () => {
  const { root } = project();
  const same = { used: true, arrow: "\u2192", isStrict: true, same: true };
  expect(found(root)).toEqual({ ...same, packed: [true, true, false, true] });
});

test("a dependency that has changed since is loaded as it is now, and the others stay one", () => {
  const { root, write } = project();
  write("node_modules/dep/part.js", 'exports.whole = require("./index"); exports.from = new Error().stack; //');
  expect(found(root)).toMatchObject({ used: true, same: true, packed: [true, false, false, true] });
});

test("another version of Node, or another engine, does without packed dependencies", () => {
  const { root, write } = project();
  write("dist/node_modules/cdktf/index.js", 'exports.from = ""; exports.name = "other";');
  expect(found(root)).toMatchObject({ used: false });
  fs.rmSync(path.join(root, "dist", "node_modules"), { recursive: true });
  expect(found(root)).toMatchObject({ used: true });
  write("dist/pack/kept-for", "v1.0.0 1");
  expect(found(root)).toMatchObject({ used: false, packed: [false, false, false, false] });
});

test.each([
  ["a // é\n b", "a  \n b"],
  ["a /* 1\n2 */ b", "a \n b"],
  ['x = "é//" + /[é/*]/', 'x = "\\u00e9//" + /[\\u00e9/*]/'],
  ["x = `é`", undefined],
  ["é = 1", undefined],
  ["import x from 'y'", undefined],
])("comments are left out and letters escaped: %j", (text, expected) => {
  expect(plainCode(text)).toBe(expected);
});
