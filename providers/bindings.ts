import { parseArgs } from "node:util";
import { add } from "./add";
import { providerNames, UsageError } from "./data";
import { generate } from "./generate";

const usage = `npm run bindings                                              generate what has changed
npm run bindings -- add TYPE … --schema FILE [--data] [--constraints FILE]   add types, then generate`;

/** Runs the command; the result is the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: "boolean", default: false },
        schema: { type: "string" },
        constraints: { type: "string" },
      },
    });
    const [command, ...types] = positionals;
    if (command === "add") {
      for (const file of add(types, { ...values, data: values.data ?? false })) console.log(`wrote ${file}`);
    } else if (command !== undefined) {
      throw new UsageError(`${command}: no such command\n${usage}`);
    }
    for (const provider of providerNames()) {
      const started = Date.now();
      const made = await generate(provider);
      console.log(
        made ? `${provider}: bindings generated in ${Date.now() - started} ms` : `${provider}: bindings are up to date`,
      );
    }
    return 0;
  } catch (error) {
    const expected = error instanceof UsageError || (error instanceof TypeError && "code" in error);
    console.error(expected ? `${error.message}` : error);
    return expected ? 2 : 1;
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
