import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { currentBuild, distFolder, packFiles } from "../../src/cli/pack/files";
import { openPack } from "../../src/cli/pack/open";
import { packageRoot } from "../../src/core/package-root";
import { packModules } from "./pack-modules";

const files = packFiles(distFolder);

/**
 * Part of the build: writes every module of the command line into one file, and lets V8 compile what a synthesis and a check
 * use of it.
 */
function main(step: string | undefined): void {
  if (step === "warm") {
    warm();
    return;
  }
  const build = currentBuild(distFolder);
  if (build === undefined) throw new Error("build first: there is no dist/.tsbuildinfo");
  fs.rmSync(files.folder, { recursive: true, force: true });
  fs.mkdirSync(files.folder, { recursive: true });
  fs.writeFileSync(files.pack, packModules(files.modules, "cli/run.js"));
  fs.writeFileSync(files.stamp, build);
  const warmed = spawnSync(process.execPath, [__filename, "warm"], { cwd: packageRoot, encoding: "utf8" });
  if (warmed.status !== 0) throw new Error(`the pack does not run:\n${warmed.stdout}${warmed.stderr}`);
}

/** Runs what people run most, and keeps what V8 compiled for it. */
function warm(): void {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-pack-"));
  const pack = openPack();
  if (!pack) throw new Error("there is no pack");
  const { run } = pack.load("cli/run.js") as typeof import("../../src/cli/run");
  const finish = async () => {
    for (const argv of [
      ["synth", "--out", out],
      ["check", path.join(out, "stacks")],
    ])
      if ((await run(argv)) !== 0) throw new Error(`rampart ${argv.join(" ")} failed`);
    fs.writeFileSync(files.cache, pack.compiled());
  };
  finish().finally(() => fs.rmSync(out, { recursive: true, force: true }));
}

main(process.argv[2]);
