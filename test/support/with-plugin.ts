import { spawn } from "node:child_process";
import { Session } from "../../src/rehearsal/runner/session";
import { exampleNames, reference } from "./reference";

/**
 * Runs a program, such as `cdktf deploy '*'`, whose Terraform meets the rehearsal's provider, for all that stacks/ describes,
 * and a cloud that is kept in a file:
 * node with-plugin.js CLOUD_FILE PROGRAM ARGUMENT …
 */
async function main([cloudFile = "", program = "", ...args]: readonly string[]): Promise<number> {
  const examples = exampleNames.map(reference);
  const existing = examples.flatMap(({ platforms }) => platforms.flatMap(({ platform }) => platform.existing));
  const session = new Session({ binary: "terraform", cloudFile, consistencyDelay: 30, existing });
  try {
    await session.start(examples.flatMap(({ stacks }) => stacks));
    const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...session.environment } });
    const code = await new Promise<number>((resolve) => {
      child.on("close", (ended) => resolve(ended ?? 1));
    });
    const left = session.cloud.remaining.map(({ type }) => type);
    console.log(`cloud: ${left.length} resources`);
    return code;
  } finally {
    await session.close();
  }
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
