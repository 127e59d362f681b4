import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Json } from "../../src/terraform/configuration";

/** Runs Terraform in a folder, offline and with no settings of the user's. */
export function terraformIn(
  folder: string,
  args: readonly string[],
  input = "",
): { code: number | null; out: string; err: string } {
  const config = path.join(folder, "empty.tfrc");
  fs.writeFileSync(config, "");
  const env = { ...process.env, TF_CLI_CONFIG_FILE: config, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
  const ran = spawnSync("terraform", [...args], { cwd: folder, encoding: "utf8", env, input, maxBuffer: 2 ** 28 });
  if (ran.error) throw ran.error;
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/** What an expression is in a configuration that consists of one file. */
export function evaluated(folder: string, file: string, text: string, expression: string): Json {
  fs.writeFileSync(path.join(folder, file), text);
  try {
    const { out, err } = terraformIn(folder, ["console"], `base64encode(jsonencode(${expression}))\n`);
    const [, encoded] = /^"([A-Za-z0-9+/=]*)"$/m.exec(out) ?? [];
    if (encoded === undefined) throw new Error(`terraform console: ${out.slice(-2000)}${err.slice(-4000)}`);
    return JSON.parse(Buffer.from(encoded, "base64").toString("utf8")) as Json;
  } finally {
    fs.rmSync(path.join(folder, file));
  }
}

/** Names of the files of one configuration in which Terraform finds faults. */
export function faultyFiles(folder: string, files: readonly (readonly [name: string, text: string])[]): Set<string> {
  for (const [name, text] of files) fs.writeFileSync(path.join(folder, name), text);
  try {
    const { out } = terraformIn(folder, ["validate", "-json"]);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { range?: { filename: string } }[] };
    return new Set(diagnostics.map(({ range }) => range?.filename ?? ""));
  } finally {
    for (const [name] of files) fs.rmSync(path.join(folder, name));
  }
}
