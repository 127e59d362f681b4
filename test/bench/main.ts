import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { benchCheck } from "./check";
import { benchClusters } from "./clusters";
import { benchRehearsal } from "./rehearsal";

/**
 * Whole processes, interleaved, so that a busy machine is busy for all of them; medians and ratios. Processor time is what a
 * busy machine changes least. Memory is the largest resident size that the process tree had, by /usr/bin/time where there is one.
 *
 * RAMPART_BENCH_CDKTF names a cdktf command (cdktf-cli 0.21) to compare with; RAMPART_BENCH_RUNS the number of runs.
 */
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-bench-"));
const runs = Number(process.env.RAMPART_BENCH_RUNS ?? 15);
const node = process.execPath;
const cli = path.join(packageRoot, "dist", "src", "cli", "main.js");
const processorFile = path.join(scratch, "processor");
const blueprint = path.join(packageRoot, "stacks", "code-engine.yaml");

interface Candidate {
  readonly name: string;
  readonly command: readonly string[];
}

const candidates: Candidate[] = [
  { name: "rampart synth", command: [node, cli, "synth", blueprint, "--out", path.join(scratch, "rampart")] },
  {
    name: "bare cdktf program",
    command: [node, path.join(__dirname, "bare.js"), path.join(scratch, "from"), path.join(scratch, "bare")],
  },
  ...(process.env.RAMPART_BENCH_CDKTF
    ? [
        {
          name: "cdktf synth",
          command: [process.env.RAMPART_BENCH_CDKTF, "synth", "--output", path.join(scratch, "cdktf")],
        },
      ]
    : []),
];

interface Measure {
  readonly milliseconds: number;
  /** Milliseconds of processor time, of all threads of all processes of Node's. */
  readonly processor: number;
  readonly megabytes?: number;
}

function run(command: readonly string[]): Measure {
  const timer = fs.existsSync("/usr/bin/time") ? ["/usr/bin/time", "-f", "%M"] : [];
  const [program = "", ...args] = [...timer, ...command];
  fs.writeFileSync(processorFile, "");
  const started = process.hrtime.bigint();
  const ran = spawnSync(program, args, {
    cwd: packageRoot,
    encoding: "utf8",
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: "1",
      NODE_OPTIONS: `--require ${path.join(__dirname, "report-processor.js")}`,
      RAMPART_BENCH_PROCESSOR: processorFile,
    },
  });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (ran.status !== 0) throw new Error(`${command.join(" ")}\n${ran.stdout}${ran.stderr}`);
  const kilobytes = timer.length > 0 ? Number(ran.stderr.trim().split("\n").at(-1)) : Number.NaN;
  const processor = fs
    .readFileSync(processorFile, "utf8")
    .trim()
    .split("\n")
    .map(Number)
    .reduce((a, b) => a + b, 0);
  return { milliseconds, processor, ...(Number.isFinite(kilobytes) ? { megabytes: kilobytes / 1024 } : {}) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function main(): Promise<void> {
  run([node, cli, "synth", blueprint, "--out", path.join(scratch, "from")]);
  const measures = new Map(candidates.map(({ name }) => [name, [] as Measure[]]));
  for (let round = 0; round < runs; round += 1) {
    for (const { name, command } of candidates) measures.get(name)?.push(run(command));
  }
  const [ours = "", bare = ""] = candidates.map(({ name }) => name);
  const medianOf = (name: string, kind: "milliseconds" | "processor" | "megabytes") =>
    median((measures.get(name) ?? []).flatMap((measure) => measure[kind] ?? []));
  console.log(
    `medians of ${runs} interleaved runs, whole processes, ${os.cpus().length} cores, node ${process.version}`,
  );
  for (const { name } of candidates) {
    const memory = medianOf(name, "megabytes");
    const peak = Number.isNaN(memory) ? "memory not measured (no /usr/bin/time)" : `${memory.toFixed(0)} MB peak`;
    const [time, processor] = (["milliseconds", "processor"] as const).map((kind) => medianOf(name, kind).toFixed(0));
    console.log(`${name.padEnd(20)} ${time?.padStart(6)} ms  ${processor?.padStart(6)} ms of processor time  ${peak}`);
  }
  const [processor, time] = (["processor", "milliseconds"] as const).map((kind) =>
    (medianOf(ours, kind) / medianOf(bare, kind)).toFixed(2),
  );
  console.log(`${ours} takes ${processor} times the processor time of the ${bare}, and ${time} times the time`);
  if (!process.env.RAMPART_BENCH_CDKTF)
    console.log("cdktf synth          not measured: set RAMPART_BENCH_CDKTF to a cdktf command");
  console.log(benchCheck());
  console.log(benchClusters(scratch, (files, out) => run([node, cli, "synth", ...files, "--out", out])));
  console.log(await benchRehearsal(Math.min(runs, 7)));
}

main().finally(() => fs.rmSync(scratch, { recursive: true, force: true }));
