import { Command, CommanderError } from "commander";
import { dataFile } from "../core/data-file";
import { visibleLines } from "../core/visible";
import { addCheck } from "./commands/check";
import { addExplain } from "./commands/explain";
import { addRehearse } from "./commands/rehearse";
import { addSchema } from "./commands/schema";
import { addSynth } from "./commands/synth";
import { exit, reportError } from "./exit";
import { endQuietly } from "./streams";

/** Runs the command line; the result is the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  let code: number = exit.done;
  const program = new Command("rampart")
    .description("Hardened, checked, deployable Terraform for IBM Cloud from a short blueprint")
    .version(dataFile<{ version: string }>("package.json").version)
    .option("--debug", "show stack traces")
    .configureOutput({ writeErr: (text) => process.stderr.write(visibleLines(text)) })
    .exitOverride()
    .showHelpAfterError("(rampart --help lists the commands)");
  const finish = (result: number) => {
    code = result;
  };
  addSynth(program, finish);
  addCheck(program, finish);
  addRehearse(program, finish);
  addSchema(program, finish);
  addExplain(program, finish);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.badInput;
    return reportError(error, program.opts().debug === true);
  }
}

/** Runs the command line of this process. */
export function start(): void {
  endQuietly();
  run(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
