import { exit } from "./exit";

/**
 * Nobody reads any more, as after `rampart check … | head -1`: the work goes on to its end, and the exit code says what came of it.
 * Anything else that keeps output from being written, such as a full disk, is said and fails: what was not said was not found.
 */
export function endQuietly(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return;
      if (stream === process.stdout) process.stderr.write(`the output cannot be written: ${error.message}\n`);
      process.exit(exit.badInput);
    });
  }
}
