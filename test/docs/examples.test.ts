import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { lockedPackages } from "../../release/lock";
import { buildSbom, shippedSbom } from "../../release/sbom";
import { packageRoot } from "../../src/core/package-root";
import { type Block, blocksOf, blueprints, fileName, pages, pageText, writeBlueprints } from "../../tools/docs/pages";
import { needsTerraform, print, shownBy, steady } from "../../tools/docs/printed";
import { rampart } from "../support/run";
import { sample } from "../support/sample";
import { contents, useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";
import { compile, makeProject, runNode } from "./programs";

const scratch = useScratch();
const blocks = pages().flatMap((page) => blocksOf(page));
const named = (of: string): [string, Block][] =>
  blocks.filter(({ language }) => language === of).map((block) => [`${block.page}:${block.line}`, block]);
const settings = JSON.parse(fs.readFileSync(path.join(packageRoot, "package.json"), "utf8")) as {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly jest: { readonly testTimeout: number };
};

test("every block is of a kind that is run", () => {
  const kinds = new Set(["console", "sh", "ts", "yaml"]);
  expect(blocks.filter(({ language }) => !kinds.has(language))).toEqual([]);
  const count = (kind: string) => named(kind).length;
  process.stdout.write(
    `tried: the examples of ${pages().length} pages: ${count("yaml")} blueprints, ${count("ts")} programs, ${count("console")} commands with what they print, ${count("sh")} blocks of shell\n`,
  );
});

test.each(pages().filter((page) => page !== "README.md"))("%s starts with an example", (page) => {
  expect(pageText(page)).toMatch(/^# .+\n\n```(console|sh|ts|yaml)\n/);
});

const commands = named("console").map(([place, block]) => [place, shownBy(block)] as const);

test.each(commands.filter(([, shown]) => !needsTerraform(shown)))("%s: the command prints this", (_, shown) => {
  expect(print(shown)).toBe(shown.printed);
});

testWithTerraform.each(
  sample(
    "rehearsals that pages show",
    commands.filter(([, shown]) => needsTerraform(shown)),
    2,
  ),
)("%s: the rehearsal prints this, but for the times", (_, shown) => {
  expect(steady(print(shown))).toBe(steady(shown.printed));
});

test("a command that does not run is an error, and no page shows it", () => {
  for (const args of [["synth", "nowhere.yaml"], ["nothing"], ["explain", "CE015", "--out", "out.md"]])
    expect(() => print({ args, printed: "" })).toThrow(`rampart ${args.join(" ")} ended with `);
});

/** Blueprints whose output no page shows and that no other blueprint extends. */
const silent = [...blueprints().keys()].filter(
  (name) =>
    !commands.some(([, { args }]) => args.includes(name)) &&
    ![...blueprints().values()].some((text) => /^extends: .*$/m.exec(text)?.[0].includes(`./${name}`)),
);

test("each blueprint is shown with what it prints, or extended, or compliant", () => {
  expect(silent.length).toBeGreaterThan(3);
  expect(silent).toEqual(expect.arrayContaining(["editor.yaml", "network.yaml", "storefront.yaml"]));
});

test.each(silent)("%s is compliant", (name) => {
  writeBlueprints(scratch());
  expect(rampart(["synth", name], scratch())).toMatchObject({ code: 0, err: "" });
});

const programs = named("ts").map(([place, block]) => [place, fileName(block), block.text] as const);

test("every TypeScript example compiles", () => {
  makeProject(scratch());
  for (const [, name, text] of programs) fs.writeFileSync(path.join(scratch(), name), text);
  const names = programs.map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(compile(scratch(), names, ["node", "jest"])).toBe("");
});

/** Makes a program's JavaScript in the scratch folder; another test tells what the compiler has against it. */
function compiled(name: string, text: string): string {
  makeProject(scratch());
  fs.writeFileSync(path.join(scratch(), name), text);
  compile(scratch(), [name], ["node", "jest"]);
  return name.replace(/\.ts$/, ".js");
}

test.each(programs.filter(([, name]) => !name.endsWith(".test.ts")))(
  "%s: the program gives the JSON of shop.yaml",
  (_, name, text) => {
    writeBlueprints(scratch());
    expect(rampart(["synth", "shop.yaml", "--out", "blueprint"], scratch()).code).toBe(0);
    expect(runNode(scratch(), compiled(name, text))).toMatchObject({ status: 0, stderr: "" });
    const written = contents(path.join(scratch(), "cdktf.out"));
    const terraform = Object.entries(contents(path.join(scratch(), "blueprint"))).filter(([file]) =>
      file.endsWith("cdk.tf.json"),
    );
    expect(terraform).toHaveLength(2);
    for (const [file, json] of terraform) expect(written[file]).toBe(json);
  },
);

const suites = programs.filter(([, name]) => name.endsWith(".test.ts"));

testWithTerraform.each(suites)("%s: the Jest test passes", (_, name, text) => {
  const file = compiled(name, text);
  const config = { rootDir: scratch(), testMatch: [`**/${file}`], transform: {} };
  fs.writeFileSync(path.join(scratch(), "jest.config.json"), JSON.stringify(config));
  const jest = path.join(packageRoot, "node_modules", "jest", "bin", "jest.js");
  const { status, stderr } = runNode(scratch(), jest, "--config", "jest.config.json", "--ci");
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^Tests: +1 passed, 1 total$/m) });
});

test("the timeout of a rehearsal in a Jest test is the suite's own, in words and in the example", () => {
  const { testTimeout } = settings.jest;
  expect(pageText("README.md")).toContain(`a timeout of ${testTimeout / 1000} seconds`);
  for (const [, , text] of suites) expect(text).toContain(`}, ${testTimeout / 1000}_000);`);
  expect(suites).toHaveLength(1);
});

const commandsOf = ({ text }: Block) =>
  text
    .replace(/ +#.*$/gm, "")
    .split(/\n| && /)
    .filter((line) => line !== "");
const isRun = (command: string) => /^(npx rampart|jq) /.test(command);
const jq = spawnSync("jq", ["--version"]).status === 0;
/** A command that a console block shows with its output has been run there. */
const isShown = (command: string) => commands.some(([, { args }]) => command === `npx rampart ${args.join(" ")}`);

test.each(named("sh"))("%s: the commands of npm are there", (place, block) => {
  for (const command of commandsOf(block).filter((one) => !isRun(one))) {
    const [, script] = /^npm (?:run )?([:\w]+)$/.exec(command) ?? [];
    const [, version, packages = ""] = /^npm install \.\/rampart-(.+)\.tgz((?: \S+)*)$/.exec(command) ?? [];
    if (version !== undefined) {
      expect({ place, version }).toEqual({ place, version: settings.version });
      // CI installs just this, in `consumer`.
      expect(["", " cdktf@0.21 constructs@10.7"]).toContain(packages);
    } else
      expect({ place, command, known: Object.keys({ ...settings.scripts, ci: "", pack: "" }) }).toMatchObject({
        known: expect.arrayContaining([script]),
      });
  }
});

const toRun = ([, block]: [string, Block]) => commandsOf(block).some((command) => isRun(command) && !isShown(command));

test.each(named("sh").filter(toRun))("%s: the commands succeed", (_, block) => {
  writeBlueprints(scratch());
  const bill = path.join(scratch(), "node_modules", "rampart", "dist");
  fs.mkdirSync(bill, { recursive: true });
  const shipped = shippedSbom(buildSbom(packageRoot), lockedPackages(packageRoot));
  fs.writeFileSync(path.join(bill, "sbom.cdx.json"), JSON.stringify(shipped));
  const main = path.join(packageRoot, "dist", "src", "cli", "main.js");
  for (const command of commandsOf(block).filter((one) => isRun(one) && !isShown(one))) {
    if (command.startsWith("jq ") && !jq) {
      process.stdout.write("skipped: the bill of materials by jq, because there is no jq on the PATH\n");
      continue;
    }
    const script = command.replace(/^npx rampart /, () => `'${process.execPath}' '${main}' `);
    const { status, stdout, stderr } = spawnSync("sh", ["-euc", script], { cwd: scratch(), encoding: "utf8" });
    expect({ command, status, why: status === 0 ? "" : stderr }).toEqual({ command, status: 0, why: "" });
    if (command.startsWith("jq ")) expect(stdout.split("\n")).toHaveLength(shipped.components.length + 1);
  }
});
