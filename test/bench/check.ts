import { judge } from "../../src/judge/pipeline";
import type { StackJson } from "../../src/terraform/configuration";
import { exampleNames, today } from "../support/reference";
import { countResources, repeated } from "../support/repeated";

/** About how many resources are judged in one run. */
const sizes = [290, 5_000, 20_000];

/** How often each size is judged; the fastest run counts, for whatever else the machine does only slows it. */
const rounds = (size: number) => Math.max(3, Math.round(10_000 / size));

/**
 * Processor time of `check` for each resource at three sizes: the stacks of examples over and over, each time under other
 * names. It should stay as it is.
 */
export function benchCheck(): string {
  const series = [["vpc-cluster"], exampleNames].map((names) => {
    // What runs for the first time is slower than what has been compiled.
    judge(copies(names, 5_000), { today });
    return [
      `check of ${names.join(", ")}, the fastest of several runs each:`,
      ...sizes.map((size) => line(names, size)),
    ];
  });
  return series.flat().join("\n");
}

function line(names: readonly string[], size: number): string {
  const stacks = copies(names, size);
  let fastest = Number.POSITIVE_INFINITY;
  let resources = 0;
  for (let round = 0; round < rounds(size); round += 1) {
    const started = process.cpuUsage();
    const { preflight } = judge(stacks, { today });
    const { user, system } = process.cpuUsage(started);
    fastest = Math.min(fastest, user + system);
    resources = preflight.resources;
  }
  const [milliseconds, each] = [fastest / 1000, fastest / resources].map((one) => one.toFixed(0));
  return `${String(resources).padStart(8)} resources ${milliseconds?.padStart(8)} ms of processor time ${each?.padStart(6)} µs each`;
}

/** As many copies of the examples as make about a number of resources. */
function copies(names: readonly string[], size: number): StackJson[] {
  return repeated(names, Math.max(1, Math.round(size / countResources(repeated(names, 1)))));
}
