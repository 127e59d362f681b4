import { App } from "cdktf";
import { buildAll, loadBlueprints } from "../src/blueprint";
import { blueprintsIn } from "../src/cli/commands/synth";
import { reportError } from "../src/cli/exit";
import "../src/write/guard";

/** What `cdktf synth` and `cdktf deploy` run: every blueprint of this folder, judged before anything is written. */
function main(): void {
  const app = new App();
  buildAll(app, loadBlueprints(blueprintsIn("stacks")));
  app.synth();
}

try {
  main();
} catch (error) {
  process.exitCode = reportError(error, process.env.RAMPART_DEBUG !== undefined);
}
