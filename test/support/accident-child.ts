import * as fs from "node:fs";
import { filesOf } from "./accident-files";

/**
 * Writes versions of a platform's output into a folder. It says "ready" when all is loaded, starts when its input ends, and says
 * what it was refused for.
 *
 *     node accident-child.js WRITER FOLDER PLATFORM FROM TO
 */
const [writer = "", folder = "", platform = "", from = "0", to = "0"] = process.argv.slice(2);
const { writeOutput } = require(writer) as {
  writeOutput: (folder: string, files: ReadonlyMap<string, string>) => unknown;
};
process.stdout.write("ready\n");
fs.readFileSync(0);
for (let version = Number(from); version <= Number(to); version += 1) writeOutput(folder, filesOf(platform, version));
