import { App } from "cdktf";
import { build, loadBlueprints } from "../src/blueprint";
import { blueprintsIn } from "../src/cli/commands/synth";
import { reportError } from "../src/cli/exit";
import { FaultError } from "../src/core/fault";

/** What `cdktf synth` and `cdktf deploy` run: every blueprint of this folder, judged before anything is written. */
function main(): void {
  const loaded = loadBlueprints(blueprintsIn("stacks"));
  const faults = loaded.flatMap((one) => one.faults);
  if (faults.length > 0) throw new FaultError(faults);
  const app = new App();
  for (const { blueprint } of loaded) if (blueprint) build(app, blueprint);
  app.synth();
}

try {
  main();
} catch (error) {
  process.exitCode = reportError(error, process.env.RAMPART_DEBUG !== undefined);
}
