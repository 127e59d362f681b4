import { FaultError, renderFault } from "../core/fault";
import { visibleLines } from "../core/visible";

/** Exit codes, the same for every command. */
export const exit = { done: 0, findings: 1, badInput: 2, noTerraform: 3, interrupted: 130 } as const;

/** Prints an error as its reader needs it: faults as text; anything else with how to see more. */
export function reportError(error: unknown, debug: boolean): number {
  if (error instanceof FaultError) {
    // The one fault after which something is.
    const rest = error.faults.some(({ code }) => code === "WR007") ? "" : "; nothing was written";
    process.stderr.write(`${error.faults.map(renderFault).join("\n")}\n${count(error.faults.length)}${rest}.\n`);
    return exit.badInput;
  }
  const text = error instanceof Error ? (debug ? error.stack : error.message) : String(error);
  process.stderr.write(
    `${visibleLines(String(text))}\n${debug ? "" : "This is unexpected: run again with --debug before the command for a stack trace.\n"}`,
  );
  return exit.badInput;
}

function count(faults: number): string {
  return faults === 1 ? "1 fault" : `${faults} faults`;
}
