import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { processesWith } from "../support/processes";
import { Random } from "../support/random";
import { rampart } from "../support/run";
import { sampleSize } from "../support/sample";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();
const main = path.join(packageRoot, "dist", "src", "cli", "main.js");
const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const;
type Signal = (typeof signals)[number];

/** How often: more with RAMPART_SIGNALS. */
const tries = Number(process.env.RAMPART_SIGNALS ?? sampleSize("signals at random moments", 40, 16));
/** As many at the same time, each with a temporary folder of its own. */
const atOnce = 4;
/** Milliseconds in which Terraform has to end by itself when the provider was killed. */
const patience = 15_000;

/** Writes a folder to rehearse. */
function write(name: string, json: object): void {
  fs.mkdirSync(path.join(scratch(), name));
  fs.writeFileSync(path.join(scratch(), name, "main.tf.json"), JSON.stringify(json));
}

interface Trial {
  readonly signal?: Signal;
  /** False when the rehearsal had ended before its signal came. */
  readonly hit: boolean;
  readonly code: number | null;
  /** Milliseconds that the rehearsal took. */
  readonly took: number;
  /** Milliseconds from its end until the last process was gone. */
  readonly lingering: number;
  readonly processes: readonly string[];
  /** True when something lay there until the next run cleared it. */
  readonly cleared: boolean;
  /** Sockets and folders, after the next run where nobody could clear them before. */
  readonly files: readonly string[];
}

/** One rehearsal, with a signal after a delay. */
async function trial(number: number, signal?: Signal, delay = 0): Promise<Trial> {
  const temporary = path.join(scratch(), String(number));
  fs.mkdirSync(temporary);
  const started = Date.now();
  const child = spawn(process.execPath, [main, "rehearse", path.join(scratch(), "stack")], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on("close", resolve);
  });
  if (signal !== undefined) await pause(delay);
  const hit = signal !== undefined && child.exitCode === null && child.kill(signal);
  const code = await ended;
  const end = Date.now();
  const left = () => processesWith(`TMPDIR=${temporary}\0`).map(({ command }) => command);
  if (signal === "SIGKILL") {
    while (left().length > 0 && Date.now() - end < patience) await pause(20);
  }
  const lingering = Date.now() - end;
  const processes = left();
  const cleared = signal === "SIGKILL" && fs.readdirSync(temporary).length > 0;
  if (signal === "SIGKILL") {
    // The next run may be one that refuses what it is given.
    rampart(["rehearse", path.join(scratch(), "refused")], packageRoot, { TMPDIR: temporary });
  }
  const about = { hit, code, took: end - started, lingering, processes, cleared, files: fs.readdirSync(temporary) };
  return signal === undefined ? about : { signal, ...about };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function inTurn<T>(count: number, work: (number: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}

testWithTerraform(
  "a signal at any moment leaves no process, no socket and no folder; after SIGKILL the next run clears them",
  async () => {
    write("stack", {
      terraform: { required_providers: { ibm: { source: "IBM-Cloud/ibm" } } },
      resource: { ibm_resource_group: Object.fromEntries(["a", "b", "c", "d"].map((name) => [name, { name }])) },
    });
    write("refused", { module: { m: { source: "./m" } } });
    const random = new Random(40);
    const undisturbed = await inTurn(atOnce, (number) => trial(-number));
    expect(undisturbed.filter(({ code, files }) => code !== 0 || files.length > 0)).toEqual([]);
    const whole = Math.min(...undisturbed.map(({ took }) => took));
    // Each signal comes in every part of a rehearsal, at a random moment of that part.
    const parts = Math.ceil(tries / signals.length);
    const moment = (number: number) => {
      const part = Math.floor((number - 1) / signals.length);
      return random.between(Math.floor((whole * part) / parts), Math.floor((whole * (part + 1)) / parts));
    };
    const trials: Trial[] = [];
    for (let first = 1; first <= tries; first += atOnce) {
      const some = await inTurn(Math.min(atOnce, tries - first + 1), (index) =>
        trial(first + index, signals[(first + index) % signals.length], moment(first + index)),
      );
      trials.push(...some);
    }
    const hit = trials.filter((one) => one.hit);
    const left = trials.filter(({ processes, files }) => processes.length > 0 || files.length > 0);
    const killed = trials.filter(({ signal }) => signal === "SIGKILL");
    process.stdout.write(
      `rehearsal: ${trials.length} signals tried at random moments, ${hit.length} of them before its end; processes, sockets or folders left by ${left.length}; of ${killed.length} that were killed, ${killed.filter(({ cleared }) => cleared).length} had left what the next run cleared, and Terraform was gone within ${Math.max(...killed.map(({ lingering }) => lingering))} ms\n`,
    );
    expect(left).toEqual([]);
    expect(killed.some(({ cleared }) => cleared)).toBe(true);
    // In order, or by the system's own way before anything had begun, or just done.
    expect(trials.filter(({ code }) => ![130, null, 0].includes(code))).toEqual([]);
    expect(hit.length).toBeGreaterThan(tries / 4);
  },
  900_000,
);

testWithTerraform("a rehearsal whose output nobody reads any more leaves nothing", async () => {
  write("stack", {
    terraform: { required_providers: { ibm: { source: "IBM-Cloud/ibm" } } },
    resource: { ibm_resource_group: { a: { name: "a" } } },
  });
  const temporary = path.join(scratch(), "piped");
  fs.mkdirSync(temporary);
  const child = spawn(process.execPath, [main, "rehearse", path.join(scratch(), "stack")], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => {
    child.on("close", resolve);
  });
  await new Promise((resolve) => child.stderr.once("data", resolve));
  expect(fs.readdirSync(temporary)).not.toEqual([]);
  child.stderr.destroy();
  child.stdout.destroy();
  await ended;
  const left = () => processesWith(`TMPDIR=${temporary}\0`);
  for (const end = Date.now() + patience; left().length > 0 && Date.now() < end; ) await pause(20);
  expect({ processes: left(), files: fs.readdirSync(temporary) }).toEqual({ processes: [], files: [] });
});
