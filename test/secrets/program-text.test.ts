import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { loadBlueprints } from "../../src/blueprint";
import { blueprintSchema } from "../../src/blueprint/schema";
import type { PathStep } from "../../src/document";
import { natureAt } from "../../src/document/text-natures";
import { deployable } from "../../src/judge/pipeline";
import { isObject, type Json } from "../../src/terraform/configuration";
import { toHcl } from "../../src/terraform/hcl/hcl";
import { blueprintFile, referenceNames, today } from "../support/reference";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";
import { textPlaces } from "./places";

const schema = blueprintSchema();
const scratch = useScratch();

/** A text in which JavaScript, shell and Terraform would each see something of their own. */
const hostile = (mark: number) =>
  `#${mark}# \${x} $\${y} $$\${z} %{if a} %%{b} $%{c} %\${d} \${d:-"e"} \`\${f}\` $ % { } $$ %% \\\${g} "h" 'i' \\n <<EOT`;

interface Marked {
  readonly file: string;
  /** Paths of the places, by mark. */
  readonly marks: ReadonlyMap<number, readonly PathStep[]>;
}

/** A reference blueprint with such a text at every place of a program's text that reaches Terraform. */
function marked(name: string, folder: string): Marked {
  const data: unknown = parse(fs.readFileSync(blueprintFile(name), "utf8"));
  const marks = new Map<number, readonly PathStep[]>();
  const replace = (value: unknown, at: readonly PathStep[], beside: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => replace(item, [...at, index], value));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, replace(inner, [...at, key], value)]),
      );
    if (typeof value !== "string" || natureAt(schema, data, at).program !== true || at.at(-1) === "reason")
      return value;
    // A record that is no text is a host or a number.
    if (at.at(-1) === "content" && (beside as { type?: string }).type !== "TXT") return value;
    const mark = marks.size;
    marks.set(mark, at);
    return hostile(mark);
  };
  const file = path.join(folder, `${name}.yaml`);
  fs.writeFileSync(file, JSON.stringify(replace(data, [], undefined)));
  return { file, marks };
}

/** Every text in which a mark stands, also in what is encoded. */
function marksIn(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(marksIn);
  if (isObject(value)) return Object.values(value).flatMap(marksIn);
  if (typeof value !== "string") return [];
  return /#\d+# /.test(value) || value.startsWith("data:text/plain;base64,") ? [value] : [];
}

/** What Terraform makes of texts that are written as its JSON, or as HCL. */
function evaluated(texts: readonly string[], hcl: boolean): string[] {
  const folder = fs.mkdtempSync(path.join(scratch(), "texts-"));
  const output = Object.fromEntries(texts.map((value, index) => [`t${index}`, { value }]));
  fs.writeFileSync(
    path.join(folder, hcl ? "main.tf" : "main.tf.json"),
    hcl ? toHcl({ output }) : JSON.stringify({ output }),
  );
  fs.writeFileSync(path.join(folder, "empty.tfrc"), "");
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: path.join(folder, "empty.tfrc"),
  };
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync("terraform", args, {
      cwd: folder,
      env,
      encoding: "utf8",
      timeout: 60_000,
    });
    if (status !== 0) throw new Error(`terraform ${args[0]}: ${stderr}`);
    return stdout;
  };
  run("init", "-no-color");
  run("apply", "-auto-approve", "-no-color");
  const values = JSON.parse(run("output", "-json")) as Record<string, { value: string }>;
  return texts.map((_, index) => values[`t${index}`]?.value ?? "");
}

/** The texts with marks that a value says, once Terraform has read it. */
function said(value: string): string[] {
  if (value.startsWith("data:")) return [Buffer.from(value.replace(/^[^,]*,/, ""), "base64").toString("utf8")];
  if (!/^[{[]/.test(value)) return [value];
  return marksIn(JSON.parse(value) as Json);
}

/** True when a path leads to a place, whatever the names and numbers on the way. */
function isAt(at: readonly PathStep[], place: readonly PathStep[]): boolean {
  const fits = (step: PathStep, index: number) =>
    place[index] === (typeof step === "number" ? 0 : step) || place[index] === "A_NAME";
  return at.length === place.length && at.every(fits);
}

testWithTerraform("a program's text reaches Terraform's providers as it is written, as JSON and as HCL", () => {
  const folder = scratch();
  const lost: string[] = [];
  const left = new Set(textPlaces(schema).filter(({ program, path: at }) => program && at.at(-1) !== "reason"));
  let tried = 0;
  for (const name of referenceNames) {
    const { file, marks } = marked(name, folder);
    if (marks.size === 0) continue;
    const texts = deployable(loadBlueprints([file]), today).stacks.flatMap(({ json }) => marksIn(json));
    for (const hcl of [false, true]) {
      const found = new Set(evaluated(texts, hcl).flatMap(said));
      for (const [mark, at] of marks) {
        tried += 1;
        for (const one of left) if (isAt(at, one.path)) left.delete(one);
        if (!found.has(hostile(mark))) lost.push(`${name} ${at.join(".")}${hcl ? " as HCL" : ""}`);
      }
    }
  }
  process.stdout.write(
    `templates: ${tried} texts with \${x} written as JSON and HCL, ${tried - lost.length} read back the same\n`,
  );
  expect(lost).toEqual([]);
  expect([...left].map(({ path: at }) => at.join("."))).toEqual([]);
});
