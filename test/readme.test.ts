import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../src/core/package-root";
import { rampart } from "./support/run";
import { contents, useScratch } from "./support/scratch";
import { testWithTerraform } from "./support/terraform";

const scratch = useScratch();
const readme = fs.readFileSync(path.join(packageRoot, "README.md"), "utf8");

interface Block {
  readonly language: string;
  readonly text: string;
}
const blocks: Block[] = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));

/** Writes the blueprints of the README, each under the name in its first line. */
function writeBlueprints(): void {
  for (const { text } of blocks.filter(({ language }) => language === "yaml")) {
    const name = /^# (\S+)\n/.exec(text)?.[1];
    if (name === undefined) throw new Error(`a blueprint without a name:\n${text}`);
    fs.writeFileSync(path.join(scratch(), name), text);
  }
}

test("every block is one that is run here or in CI", () => {
  expect(blocks.map(({ language }) => language).sort()).toEqual([
    ...Array(4).fill("console"),
    "sh",
    "sh",
    "text",
    "ts",
    "ts",
    ...Array(8).fill("yaml"),
  ]);
});

test("the README starts with commands that exist, and CI runs them", () => {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(packageRoot, "package.json"), "utf8")) as {
    scripts: object;
  };
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["synth", "test"]));
  const ci = fs.readFileSync(path.join(packageRoot, ".ci", "run"), "utf8");
  for (const command of ["npm ci", "npm run synth", "npm test"]) expect(ci).toContain(command);
});

test("each command prints what the README says", () => {
  writeBlueprints();
  const commands = blocks.filter(({ language }) => language === "console");
  for (const { text } of commands) {
    const [, args = "", expected = ""] = /^\$ npx rampart ([^\n]*)\n(.*)$/s.exec(text) ?? [];
    const { out, err } = rampart(args.split(" "), scratch());
    expect({ args, printed: err + out }).toEqual({ args, printed: expected });
  }
});

test("each blueprint that no command names is what a command's blueprint extends, or compliant as it stands", () => {
  writeBlueprints();
  const yaml = blocks.filter(({ language }) => language === "yaml");
  const commands = blocks.filter(({ language }) => language === "console").map(({ text }) => text);
  const silent = yaml
    .map(({ text }) => /^# (\S+)\n/.exec(text)?.[1] ?? "")
    .filter((name) => !commands.some((text) => text.startsWith(`$ npx rampart synth ${name}`)))
    .filter((name) => !yaml.some(({ text }) => text.includes(`extends: ./${name}\n`)));
  expect(silent).toEqual(["editor.yaml", "network.yaml", "analytics.yaml"]);
  for (const name of silent) expect({ name, ...rampart(["synth", name], scratch()) }).toMatchObject({ name, code: 0 });
});

/** Compiles a program of the README in the scratch folder, against the package as it is, and runs it. */
function runProgram(source: string): { status: number | null; stdout: string; stderr: string } {
  fs.writeFileSync(path.join(scratch(), "main.ts"), source);
  const modules = path.join(scratch(), "node_modules");
  fs.mkdirSync(modules);
  fs.symlinkSync(packageRoot, path.join(modules, "rampart"));
  for (const name of ["cdktf", "cdktn", "constructs", "@types"]) {
    fs.symlinkSync(path.join(packageRoot, "node_modules", name), path.join(modules, name));
  }
  const options = [
    "--strict",
    "--module",
    "node16",
    "--moduleResolution",
    "node16",
    "--target",
    "es2022",
    "--skipLibCheck",
  ];
  const compiler = path.join(packageRoot, "node_modules", "typescript", "bin", "tsc");
  const run = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: scratch(), encoding: "utf8", env: { ...process.env } });
  const compiled = run(compiler, ...options, "--types", "node", "main.ts");
  expect(compiled.stdout + compiled.stderr).toBe("");
  return run("main.js");
}

const programs = blocks.filter(({ language }) => language === "ts").map(({ text }) => text);

test("the TypeScript example compiles, runs, and gives the JSON of the blueprint", () => {
  writeBlueprints();
  expect(rampart(["synth", "shop.yaml", "--out", "blueprint"], scratch()).code).toBe(0);
  expect(runProgram(programs[0] ?? "")).toMatchObject({ status: 0, stderr: "" });
  const written = contents(path.join(scratch(), "cdktf.out"));
  const terraform = Object.entries(contents(path.join(scratch(), "blueprint"))).filter(([file]) =>
    file.endsWith("cdk.tf.json"),
  );
  expect(terraform).toHaveLength(2);
  for (const [file, text] of terraform) expect(written[file]).toBe(text);
});

testWithTerraform("the rehearsal in TypeScript compiles and ends clean", () => {
  expect(runProgram(programs[1] ?? "")).toEqual(expect.objectContaining({ status: 0, stdout: "clean\n", stderr: "" }));
});

testWithTerraform("a rehearsal prints what the README says, but for the times", () => {
  writeBlueprints();
  const text = blocks.find(({ language }) => language === "text")?.text ?? "";
  const [, args = "", expected = ""] = /^\$ npx rampart ([^\n]*)\n(.*)$/s.exec(text) ?? [];
  const timeless = (output: string) => output.replace(/\d+\.\d s/g, "0.0 s");
  expect(timeless(rampart(args.split(" "), scratch()).out)).toBe(timeless(expected));
});

test("each default of the README's table names controls that exist", async () => {
  const { allControls } = require("../src/judge/pipeline") as typeof import("../src/judge/pipeline");
  const ids = new Set(allControls().map(({ id }) => id));
  const rows = [...readme.matchAll(/^\| [^|]+ \| [^|]+ \| ([A-Z]{2,4}-\d\d[^|]*) \|$/gm)].flatMap(
    ([, cell = ""]) => cell.match(/[A-Z]{2,4}-\d\d/g) ?? [],
  );
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.filter((id) => !ids.has(id))).toEqual([]);
});

test("the table of systems and foundations has each of them, with a link that leads somewhere", () => {
  const { systems } = require("../src/systems") as typeof import("../src/systems");
  const rows = [
    ...readme.matchAll(/^\| `(?:type: )?([-a-z]+)` \| .* \| \[\1\]\((src\/systems\/\1\/README\.md)\) \|$/gm),
  ];
  expect(rows.map(([, folder]) => folder).sort()).toEqual(systems.map(({ folder }) => folder).sort());
  for (const [, , file = ""] of rows) expect(fs.existsSync(path.join(packageRoot, file))).toBe(true);
});
