import * as fs from "node:fs";
import * as path from "node:path";
import { blocksOf, folderReadmes } from "../support/readmes";
import { useSharedScratch } from "../support/scratch";
import { compile, makeProject, runNode } from "./programs";

const scratch = useSharedScratch();

/** What a block of a folder's README may take for granted; its own README says so. */
const given = `import { App } from "cdktf";
import { Platform } from "rampart";

export const app = new App();
export const platform = new Platform(app, "storefront", {
  region: "eu-de",
  resourceGroup: "storefront-prod",
  operators: ["203.0.113.0/24"],
  runner: "10.243.0.0/18",
});
export const sha256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
export const image = \`private.de.icr.io/storefront/web:1.4.2@sha256:\${sha256}\`;
`;

/** The blocks of the folders' READMEs; those of the README and of `docs` are whole programs, which another test runs. */
const programs = folderReadmes
  .flatMap((file) => blocksOf(file, "ts").map((text) => ({ file, text })))
  .map(({ file, text }) => ({ name: path.basename(path.dirname(file)), text }));

const audit =
  "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:91111111-2222-4333-8444-555555555555::";

/** A block with what stands around it: the audit that somebody must own, and the synthesis, which refuses what is weak. */
function program(text: string): string {
  const audited = text.includes("new Audit(") ? "" : `new OwnedAudit(platform, { existing: "${audit}" });\n`;
  return `import { Audit as OwnedAudit } from "rampart";
import { app, image, platform, sha256 } from "./given";
void [OwnedAudit, image, sha256];
${audited}${text}
app.synth();
`;
}

beforeAll(() => {
  fs.writeFileSync(path.join(scratch(), "given.ts"), given);
  for (const { name, text } of programs) fs.writeFileSync(path.join(scratch(), `${name}.ts`), hoisted(program(text)));
  makeProject(scratch());
});

/** Imports stand first, wherever the block has them. */
function hoisted(text: string): string {
  const imports: string[] = text.match(/^import .*;$/gm) ?? [];
  return [...imports, ...text.split("\n").filter((line) => !imports.includes(line))].join("\n");
}

test("every folder's block compiles", () => {
  expect(programs.map(({ name }) => name).length).toBeGreaterThan(12);
  const files = programs.map(({ name }) => `${name}.ts`);
  expect(compile(scratch(), files, ["node"])).toBe("");
});

test("every folder's block synthesises, and nothing in it is refused", () => {
  // One process for all: each has the module that is given to it, and a folder, of its own.
  const runner = `const path = require("node:path"); const fs = require("node:fs");
for (const name of process.argv.slice(1)) {
  const folder = path.resolve(name + "-out");
  fs.mkdirSync(folder);
  delete require.cache[path.resolve("given.js")];
  const home = process.cwd();
  process.chdir(folder);
  try { require(path.join(home, name)); } catch (error) { console.log(name + ": " + error.message); }
  process.chdir(home);
}`;
  const names = programs.map(({ name }) => name);
  const ran = runNode(scratch(), "-e", runner, ...names);
  expect(ran.stdout + ran.stderr).toBe("");
  const made = names.filter((name) => fs.existsSync(path.join(scratch(), `${name}-out`, "cdktf.out", "stacks")));
  expect(made).toEqual(names);
});
