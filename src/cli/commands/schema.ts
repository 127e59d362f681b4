import type { Command } from "commander";
import { visibleJson } from "../../core/visible";
import { exit } from "../exit";

/** `rampart schema`: JSON Schema of the blueprint, for editors. */
export function addSchema(program: Command, finish: (code: number) => void): void {
  program
    .command("schema")
    .description("print the JSON Schema of the blueprint, for editors")
    .action(() => {
      const { blueprintJsonSchema } =
        require("../../blueprint/json-schema") as typeof import("../../blueprint/json-schema");
      process.stdout.write(`${visibleJson(blueprintJsonSchema())}\n`);
      finish(exit.done);
    });
}
