import type { App } from "cdktf";
import { judgeApp } from "../judge/pipeline";
import { dayOf } from "../posture/waivers";
import { renderVerdicts } from "../report/text";
import { outputFiles } from "./output";

/**
 * Judges an app and gives the files of its output folder, as `rampart synth` writes them.
 *
 * @param own names of the stacks that Rampart writes; the engine writes the others
 * @throws Error with every finding that stands in the way
 */
export function enforce(app: App, own: ReadonlySet<string>): ReadonlyMap<string, string> {
  const result = judgeApp(app, dayOf(new Date()));
  const text = result.platforms
    .map(renderVerdicts)
    .filter((part) => part !== "")
    .join("\n");
  if (!result.passed) throw new Error(`rampart refuses to write the output:\n${text}`);
  if (text !== "") process.stderr.write(`${text}\n`);
  // As the engine has named the files in its manifest, by the app's own settings or SYNTH_HCL_OUTPUT.
  return outputFiles({ ...result, stacks: result.stacks.filter(({ name }) => own.has(name)) }, app.hclOutput).files;
}
