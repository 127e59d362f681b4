import * as path from "node:path";
import type { App } from "cdktf";
import { renderArtefacts } from "./output";
import { judgeApp } from "./pipeline";
import { dayOf } from "./posture/waivers";
import { renderVerdicts } from "./report/text";
import { renderStacks } from "./synth/render";
import { terraformFile } from "./synth/synth";

/**
 * Judges an app and gives the files of each stack's folder, by the stack's name: its Terraform, and what lies beside it, for
 * Terraform may read that too.
 *
 * @throws Error with every finding that stands in the way
 */
export function enforce(app: App): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const result = judgeApp(app, dayOf(new Date()));
  const text = result.platforms
    .map(renderVerdicts)
    .filter((part) => part !== "")
    .join("\n");
  if (!result.passed) throw new Error(`rampart refuses to write this:\n${text}`);
  if (text !== "") process.stderr.write(`${text}\n`);
  // As the engine has named the files in its manifest, by the app's own settings or SYNTH_HCL_OUTPUT.
  const hcl = app.hclOutput;
  const files = [...renderStacks(result.stacks, hcl), ...renderArtefacts(result.platforms)];
  return new Map(
    result.stacks.map(({ name }) => {
      const folder = `${path.posix.dirname(terraformFile(name, hcl))}/`;
      const own = files.filter(([file]) => file.startsWith(folder));
      return [name, new Map(own.map(([file, text]) => [file.slice(folder.length), text]))];
    }),
  );
}
