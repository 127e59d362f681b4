import { installGuard } from "../platform/guard";

// What judges and what writes is loaded when an app is written, and not before.
installGuard({
  judge(app, own) {
    const { enforce } = require("./enforce") as typeof import("./enforce");
    return enforce(app, own);
  },
  write(folder, files, others) {
    const { writeOutput } = require("./write") as typeof import("./write");
    const { renderFormerStacks, renderNotes } = require("./former-stacks") as typeof import("./former-stacks");
    const { former, notes } = writeOutput(folder, files, { others });
    const text = [...renderNotes(folder, notes), ...renderFormerStacks(folder, former)];
    if (text.length > 0) process.stderr.write(`${text.join("\n")}\n`);
  },
});
