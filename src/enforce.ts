import type { App } from "cdktf";
import { judgeApp } from "./pipeline";
import { dayOf } from "./posture/waivers";
import { renderVerdicts } from "./report/text";
import { renderStacks } from "./synth/render";
import { terraformFile } from "./synth/synth";

/**
 * Judges an app and gives each stack's Terraform by the stack's name.
 *
 * @throws Error with every finding that stands in the way
 */
export function enforce(app: App): ReadonlyMap<string, string> {
  const result = judgeApp(app, dayOf(new Date()));
  const text = result.platforms
    .map(renderVerdicts)
    .filter((part) => part !== "")
    .join("\n");
  if (!result.passed) throw new Error(`rampart refuses to write this:\n${text}`);
  if (text !== "") process.stderr.write(`${text}\n`);
  const hcl = app.hclOutput || ["true", "1"].includes(process.env.SYNTH_HCL_OUTPUT ?? "");
  const files = renderStacks(result.stacks, hcl);
  return new Map(result.stacks.map(({ name }) => [name, files.get(terraformFile(name, hcl)) ?? ""]));
}
