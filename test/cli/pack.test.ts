import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { currentBuild, distFolder, packFiles } from "../../src/cli/pack/files";
import { openPack, type Pack } from "../../src/cli/pack/open";
import { packModules } from "../../tools/pack/pack-modules";
import { blueprintFile } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

/** A small program, packed: two modules that ask for one another, one that is asked for late, and one from outside. */
function small(): string {
  const dist = scratch();
  const files = packFiles(dist);
  fs.mkdirSync(path.join(files.modules, "inner"), { recursive: true });
  fs.mkdirSync(files.folder);
  const write = (file: string, text: string) => fs.writeFileSync(path.join(files.modules, file), text);
  write(
    "main.js",
    `exports.name = "m\u00fcnchen \u2192 \ud83d\ude00"; exports.form = /^\u2192$/u;
     exports.inner = require("./inner"); exports.late = () => require("./late").value;
     exports.base = require("node:path").basename(__filename);`,
  );
  write("inner/index.js", `exports.outer = require("../main"); exports.nameThen = exports.outer.name;`);
  write("late.js", "exports.value = {};");
  fs.writeFileSync(path.join(dist, ".tsbuildinfo"), "{}");
  fs.writeFileSync(files.pack, packModules(files.modules, "main.js"));
  fs.writeFileSync(files.stamp, String(currentBuild(dist)));
  return dist;
}

interface Small {
  readonly name: string;
  readonly form: RegExp;
  readonly base: string;
  readonly inner: { readonly outer: Small; readonly nameThen: string };
  late(): object;
}

test("packed modules are what they are on their own, each loaded once", () => {
  const main = (openPack(small()) as Pack).load("main.js") as Small;
  expect(main.name).toBe("m\u00fcnchen \u2192 \ud83d\ude00");
  expect(main.form.test("\u2192")).toBe(true);
  expect(main.base).toBe("main.js");
  expect(main.inner.outer).toBe(main);
  expect(main.inner.nameThen).toBe(main.name);
  expect(main.late()).toBe(main.late());
});

test("a pack of another build is passed over, and one without a build is taken", () => {
  const dist = small();
  const info = path.join(dist, ".tsbuildinfo");
  fs.writeFileSync(info, "{ }");
  expect(openPack(dist)).toBeUndefined();
  fs.rmSync(info);
  expect(openPack(dist)).toBeDefined();
  fs.rmSync(packFiles(dist).stamp);
  expect(openPack(dist)).toBeUndefined();
});

test("what V8 compiled for something else is no harm", () => {
  const dist = small();
  fs.writeFileSync(packFiles(dist).cache, Buffer.alloc(4096, 7));
  expect(((openPack(dist) as Pack).load("main.js") as Small).base).toBe("main.js");
});

test("a request that leads to no module is refused when the pack is made", () => {
  const { modules } = packFiles(small());
  fs.writeFileSync(path.join(modules, "late.js"), 'require("./nobody")');
  expect(() => packModules(modules, "main.js")).toThrow("late.js asks for ./nobody, which is no compiled module");
});

test("the packed command line writes what its modules write", () => {
  const files = packFiles(distFolder);
  if (openPack() === undefined) {
    const written = spawnSync(process.execPath, [path.join(distFolder, "tools", "pack", "write.js")]);
    expect(String(written.stderr)).toBe("");
  }
  const [packed, plain] = [[], ["--debug"]].map((flags) => {
    const out = path.join(scratch(), `out${flags.length}`);
    const main = path.join(files.modules, "cli", "main.js");
    const ran = spawnSync(process.execPath, [main, ...flags, "synth", blueprintFile("code-engine"), "--out", out]);
    expect(String(ran.stderr)).toBe("");
    return new Map(
      fs
        .readdirSync(out, { recursive: true, encoding: "utf8" })
        .filter((file) => fs.statSync(path.join(out, file)).isFile())
        .map((file) => [file, fs.readFileSync(path.join(out, file), "utf8")]),
    );
  });
  expect(packed?.size).toBeGreaterThan(10);
  expect(packed).toEqual(plain);
});
