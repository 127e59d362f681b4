import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { packageRoot } from "../../core/package-root";
import { cacheFile, currentBuild, modulesFolder, packFile, stampFile } from "./files";
import { openPack } from "./open";

/**
 * Part of the build: writes every module of the command line into one file, and lets V8 compile what a synthesis and a check
 * use of it.
 */
function main(step: string | undefined): void {
  if (step === "warm") {
    warm();
    return;
  }
  const build = currentBuild();
  if (build === undefined) throw new Error("build first: there is no dist/.tsbuildinfo");
  fs.rmSync(path.dirname(packFile), { recursive: true, force: true });
  fs.mkdirSync(path.dirname(packFile), { recursive: true });
  fs.writeFileSync(packFile, packed("cli/run.js"));
  fs.writeFileSync(stampFile, build);
  const warmed = spawnSync(process.execPath, [__filename, "warm"], { cwd: packageRoot, encoding: "utf8" });
  if (warmed.status !== 0) throw new Error(`the pack does not run:\n${warmed.stdout}${warmed.stderr}`);
}

/** A module and all that it asks for, at once or later. */
function packed(entry: string): string {
  const numbers = new Map<string, number>();
  const written: string[] = [];
  const add = (file: string): number => {
    const known = numbers.get(file);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(file, number);
    const text = fs.readFileSync(path.join(modulesFolder, file), "utf8");
    const requests = [...text.matchAll(/\brequire\("(\.[^"]*)"\)/g)].map(([, request = ""]) => request);
    const inside = requests.map((request) => [request, add(resolved(file, request))] as const);
    written[number] =
      `[${JSON.stringify(file)},${JSON.stringify(Object.fromEntries(inside))},` +
      `function(exports,require,module,__filename,__dirname){${text}\n}]`;
    return number;
  };
  add(entry);
  return ascii(`[${written.join(",\n")}]`);
}

/** The file that a relative request of a module means. */
function resolved(file: string, request: string): string {
  const wanted = path.posix.join(path.posix.dirname(file), request);
  const found = [`${wanted}.js`, `${wanted}/index.js`].find((one) => fs.existsSync(path.join(modulesFolder, one)));
  if (found === undefined) throw new Error(`${file} asks for ${request}, which is no compiled module`);
  return found;
}

/** The same program with letters beyond ASCII escaped: V8 then holds and reads half as much. */
function ascii(program: string): string {
  return program.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Runs what people run most, and keeps what V8 compiled for it. */
function warm(): void {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-pack-"));
  const pack = openPack();
  if (!pack) throw new Error("there is no pack");
  const { run } = pack.load("cli/run.js") as typeof import("../run");
  const finish = async () => {
    for (const argv of [
      ["synth", "--out", out],
      ["check", path.join(out, "stacks")],
    ])
      if ((await run(argv)) !== 0) throw new Error(`rampart ${argv.join(" ")} failed`);
    fs.writeFileSync(cacheFile, pack.compiled());
  };
  finish().finally(() => fs.rmSync(out, { recursive: true, force: true }));
}

main(process.argv[2]);
