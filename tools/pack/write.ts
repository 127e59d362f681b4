import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { loadLate } from "../../src/cli/lean-modules";
import { currentBuild, distFolder, packFiles } from "../../src/cli/pack/files";
import { engineTag } from "../../src/cli/pack/kept";
import { openPack } from "../../src/cli/pack/open";
import { useOutside } from "../../src/cli/pack/outside";
import { packageRoot } from "../../src/core/package-root";
import { packModules } from "./pack-modules";
import { packOutside } from "./pack-outside";
import { parseTemplates } from "./parse-templates";

const files = packFiles(distFolder);

/**
 * Part of the build: parses the templates; writes every module of the command line into one file, the modules of dependencies that a synthesis and a
 * check load into another, and lets V8 compile what they use of both.
 */
function main(step: string | undefined): void {
  if (step !== undefined) {
    tryOut(step === "list" ? listLoaded : keepCompiled);
    return;
  }
  const build = currentBuild(distFolder);
  if (build === undefined) throw new Error("build first: there is no dist/.tsbuildinfo");
  parseTemplates();
  fs.rmSync(files.folder, { recursive: true, force: true });
  fs.mkdirSync(files.folder, { recursive: true });
  fs.writeFileSync(files.pack, packModules(files.modules, "cli/run.js"));
  fs.writeFileSync(files.stamp, build);
  runStep("list");
  fs.writeFileSync(files.keptFor, engineTag());
  runStep("compile");
}

function runStep(step: string): void {
  const ran = spawnSync(process.execPath, [__filename, step], { cwd: packageRoot, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`the pack does not run:\n${ran.stdout}${ran.stderr}`);
}

/** Runs what people run most, as the command line does. */
function tryOut(
  then: (kept: { pack: NonNullable<ReturnType<typeof openPack>>; outside: ReturnType<typeof useOutside> }) => void,
): void {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-pack-"));
  const outside = useOutside(distFolder);
  loadLate();
  const pack = openPack();
  if (!pack) throw new Error("there is no pack");
  const { run } = pack.load("cli/run.js") as typeof import("../../src/cli/run");
  const finish = async () => {
    for (const argv of [
      ["synth", "--out", out],
      ["check", path.join(out, "stacks")],
    ])
      if ((await run(argv)) !== 0) throw new Error(`rampart ${argv.join(" ")} failed`);
    then({ pack, outside });
  };
  finish().finally(() => fs.rmSync(out, { recursive: true, force: true }));
}

/** Packs the modules of dependencies that are loaded by now. */
function listLoaded(): void {
  const entry = path.join(files.modules, "index.js");
  const loaded = Object.keys(require.cache).filter((file) => !file.startsWith(distFolder + path.sep));
  fs.writeFileSync(files.outside, packOutside(packageRoot, entry, fs.readFileSync(files.pack, "latin1"), loaded));
}

/** Keeps what V8 has compiled by now. */
function keepCompiled({ pack, outside }: Parameters<Parameters<typeof tryOut>[0]>[0]): void {
  if (!outside || !pack.compiled) throw new Error("the packed dependencies are not used");
  fs.writeFileSync(files.cache, pack.compiled());
  fs.writeFileSync(files.outsideCache, outside.compiled());
}

main(process.argv[2]);
