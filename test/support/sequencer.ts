import * as path from "node:path";
import Sequencer from "@jest/test-sequencer";
import weights from "./weights";

type Tests = Parameters<Sequencer["sort"]>[0];

/**
 * Starts the longest suites first, so that none is left to one worker at the end: by the committed times, for a fresh clone has none
 * of its own. The others follow as Jest orders them.
 */
export default class LongestFirst extends Sequencer {
  override async sort(tests: Tests): Promise<Tests> {
    return [...(await super.sort(tests))].sort((a, b) => weightOf(b.path) - weightOf(a.path));
  }
}

const folder = path.join(__dirname, "..");

function weightOf(file: string): number {
  const name = path.relative(folder, file).replaceAll(path.sep, "/");
  return weights[name.replace(/\.test\.js$/, "")] ?? 0;
}
