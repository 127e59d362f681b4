import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { namePattern, nameWords } from "../../src/core/names";
import { packageRoot } from "../../src/core/package-root";
import { allControls } from "../../src/judge/pipeline";
import { systemFiles, withJudgedService, withRow, withSystem } from "./system-files";

/** Letters before the numbers of controls. */
const prefixPattern = /^[A-Z]{2,4}$/;

/**
 * `npm run new-system -- NAME [PREFIX]`: a system that passes every general test, to be made into what it shall be. Writes nothing
 * when anything is in the way.
 */
function main(name = "", wanted?: string): void {
  const taken = new Set(allControls().map(({ id }) => id.replace(/-.*$/, "")));
  const prefix = wanted ?? prefixOf(name, taken);
  const faults = [
    ...(namePattern.test(name) ? [] : [`expected as the system's name: ${nameWords}\ngot: ${name || "nothing"}`]),
    ...(prefix !== undefined && prefixPattern.test(prefix) && !taken.has(prefix)
      ? []
      : [
          `expected as the letters before the controls' numbers: 2 to 4 capitals, none of ${[...taken].sort().join(", ")}\ngot: ${prefix ?? "nothing that is free"}\nName them: npm run new-system -- ${name} PREFIX`,
        ]),
    ...(namePattern.test(name) && fs.existsSync(path.join(packageRoot, "src", "systems", name))
      ? [`src/systems/${name} is there already`]
      : []),
  ];
  if (faults.length > 0 || prefix === undefined) {
    process.stderr.write(`${faults.join("\n")}\n`);
    process.exitCode = 2;
    return;
  }
  const list = path.join("src", "systems", "index.ts");
  const services = path.join("src", "systems", "access", "rules", "service-judged.ts");
  const files = new Map([
    ...systemFiles({ name, prefix }, path.join(packageRoot, "tools", "new-system", "templates")),
    [list, withSystem(read(list), name)],
    [services, withJudgedService(read(services), name)],
    ["README.md", withRow(read("README.md"), name)],
  ]);
  for (const [file, text] of files) {
    const target = path.join(packageRoot, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
  }
  run("npx", "biome", "format", "--write", ...files.keys());
  run("npm", "run", "docs");
  process.stdout.write(`${[...files.keys()].join("\n")}\n`);
}

function run(program: string, ...args: readonly string[]): void {
  const ran = spawnSync(program, args, { cwd: packageRoot, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${program} ${args.join(" ")} failed:\n${ran.stdout}${ran.stderr}`);
}

function read(file: string): string {
  return fs.readFileSync(path.join(packageRoot, file), "utf8");
}

/** The first letters of a name's words, or more of its last word where that is taken. */
function prefixOf(name: string, taken: ReadonlySet<string>): string | undefined {
  const words = name.toUpperCase().split("-");
  const initials = words
    .slice(0, -1)
    .map((word) => word.charAt(0))
    .join("")
    .slice(0, 3);
  const last = words.at(-1) ?? "";
  return [1, 2, 3, 4]
    .map((length) => `${initials}${last.slice(0, length)}`)
    .find((prefix) => prefixPattern.test(prefix) && !taken.has(prefix));
}

main(...process.argv.slice(2));
