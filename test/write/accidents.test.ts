import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { journals, stagingFolder } from "../../src/core/unfinished";
import { recordFile } from "../../src/write/record";
import { addUsersOwn, filesOf, seeded } from "../support/accident-files";
import { blueprintFile, today } from "../support/reference";
import { contents, everything, useScratch } from "../support/scratch";

// Where the writer is: another version of it can be tried by its path.
const writer = process.env.RAMPART_ACCIDENTS_WRITER ?? require.resolve("../../src/write/write");
const { writeOutput } = require(writer) as typeof import("../../src/write/write");
const all = process.env.RAMPART_ACCIDENTS === "all";
const seed = Number(process.env.RAMPART_ACCIDENTS_SEED ?? 1);
const scratch = useScratch();
const out = () => path.join(scratch(), "out");
jest.setTimeout(3_600_000);

interface Child {
  /** Resolves when the process is loaded and waits. */
  readonly ready: Promise<unknown>;
  readonly go: () => void;
  readonly kill: () => void;
  /** What it said on the way out, and whether it was killed. */
  readonly ended: Promise<{ readonly killed: boolean; readonly code: number | null; readonly err: string }>;
}

function start(args: readonly string[], killAt?: number, cwd = packageRoot, env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, ["--require", require.resolve("../support/kill-at"), ...args], {
    cwd,
    env: { ...process.env, ...env, ...(killAt === undefined ? {} : { RAMPART_TEST_KILL: `${killAt}:${out()}` }) },
  });
  let err = "";
  child.stderr.on("data", (data) => {
    err += String(data);
  });
  const ended = new Promise<Awaited<Child["ended"]>>((resolve) =>
    child.on("close", (code, signal) => resolve({ killed: signal === "SIGKILL", code, err })),
  );
  const ready = Promise.race([new Promise((resolve) => child.stdout.on("data", resolve)), ended]);
  return { ready, go: () => child.stdin.end(), kill: () => child.kill("SIGKILL"), ended };
}

const write = (platform: string, from: number, to: number, killAt?: number) =>
  start([require.resolve("../support/accident-child"), writer, out(), platform, `${from}`, `${to}`], killAt);

/** What belongs to a platform in the folder is one version of its output, and no more: which; undefined when it is none. */
function versionOf(platform: string, files: Readonly<Record<string, string>>, own: Readonly<Record<string, string>>) {
  const mine = Object.keys(files).filter(
    (name) => !(name in own) && (name.startsWith(`stacks/${platform}-`) || name === `controls/${platform}.md`),
  );
  if (mine.length === 0) return 0;
  const version = Number(files[`controls/${platform}.md`]?.split(" ")[1]);
  const expected = filesOf(platform, version);
  expected.delete("manifest.json");
  return mine.length === expected.size && [...expected].every(([name, text]) => files[name] === text)
    ? version
    : undefined;
}

/** Rounds in which something was that must not be. */
const bad = {
  /** A file or link of the user's had gone, or held something else. */
  lost: new Set<number>(),
  /** A folder of the user's had gone, or a mode was another. */
  changed: new Set<number>(),
  /** After the next run, what belongs to a platform was not one version of it. */
  mixed: new Set<number>(),
  /** So it was before the next run, without a journal that says so. */
  fooled: new Set<number>(),
  litter: new Set<number>(),
  /** The next run ended with an error. */
  failed: new Set<number>(),
};

/** Notes what of the user's is not as it was. */
function judgeOwn(round: number, own: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) {
  for (const [name, what] of Object.entries(own)) {
    const found = now[name] ?? "";
    if (found === what) continue;
    if (what.startsWith("folder") || textOf(found) === textOf(what)) bad.changed.add(round);
    else bad.lost.add(round);
  }
}

/** A file's text, without its mode. */
const textOf = (what: string) => what.replace(/^file \d+ /, "file ");

/** Notes what is wrong in the folder after all runs; `possible` are the versions that each platform may have. */
function judge(
  round: number,
  own: Readonly<Record<string, string>>,
  possible: Readonly<Record<string, (version: number) => boolean>>,
) {
  const now = everything(out());
  judgeOwn(round, own, now);
  const files = contents(out());
  const expected = new Map<string, string>();
  const stacks = new Set<string>();
  for (const [platform, may] of Object.entries(possible)) {
    const version = versionOf(platform, files, own);
    if (version === undefined || !may(version)) bad.mixed.add(round);
    else if (version > 0) {
      const made = filesOf(platform, version);
      const { stacks: entries } = JSON.parse(made.get("manifest.json") ?? "{}") as { stacks: object };
      for (const name of Object.keys(entries)) stacks.add(name);
      for (const [name, text] of made) expected.set(name, text);
    }
  }
  const manifest = JSON.parse(files["manifest.json"] ?? '{"stacks":{}}') as { stacks: object };
  if (Object.keys(manifest.stacks).sort().join() !== [...stacks].sort().join()) bad.mixed.add(round);
  const more = Object.keys(files).filter((name) => !(name in own) && !expected.has(name) && name !== recordFile);
  const folders = new Set([...Object.keys(own), ...expected.keys()].flatMap(parents));
  const moreFolders = Object.keys(now).filter(
    (name) => now[name]?.startsWith("folder") && !(name in own) && !folders.has(name) && name !== "",
  );
  if (more.length + moreFolders.length > 0 || fs.readdirSync(scratch()).join() !== "out") bad.litter.add(round);
}

function parents(name: string): string[] {
  const parts = name.split("/");
  return parts.map((_, index) => parts.slice(0, index).join("/"));
}

/** What the user has put into the folder: everything but what the writer has made, and the folders that hold that alone. */
function usersOwn(platform: string): Record<string, string> {
  const before = everything(out());
  addUsersOwn(out(), platform);
  return Object.fromEntries(Object.entries(everything(out())).filter(([name]) => !(name in before)));
}

const isUnfinished = () =>
  Object.values(journals).some((journal) => fs.existsSync(path.join(out(), stagingFolder, journal)));

/** Says in one line what was tried and what was wrong after it, and demands that nothing was. */
function conclude(tried: string) {
  const { lost, changed, mixed, fooled, litter, failed } = bad;
  process.stdout.write(
    `accidents: ${tried}; the user's files lost in ${lost.size}, folders or modes changed in ${changed.size}, output mixed in ${mixed.size}, mixed before the next run without a word in ${fooled.size}, litter in ${litter.size}, failed next runs ${failed.size}\n`,
  );
  expect(Object.values(bad).map(({ size }) => size)).toEqual([0, 0, 0, 0, 0, 0]);
}

beforeEach(() => {
  for (const rounds of Object.values(bad)) rounds.clear();
});

/** The calls of one write. */
async function countCalls(): Promise<number> {
  writeOutput(out(), filesOf("storefront", 1));
  const child = write("storefront", 2, 2, 0);
  child.go();
  return Number(/(\d+) calls/.exec((await child.ended).err)?.[1]);
}

test("a run that is killed at any moment loses nothing of the user's, and the next one leaves old or new whole", async () => {
  const kills = Number(process.env.RAMPART_ACCIDENTS_KILLS ?? (all ? 1000 : 20));
  const random = seeded(seed);
  const calls = await countCalls();
  let killed = 0;
  let open = 0;
  for (let round = 0; killed < kills; round += 1) {
    fs.rmSync(out(), { recursive: true });
    const old = round % 10 === 9 ? 0 : 1 + Math.floor(random() * 6);
    let own: Record<string, string> = {};
    if (old > 0) {
      writeOutput(out(), filesOf("storefront", old));
      own = usersOwn("storefront");
    }
    // Of three kills, two come at a call, more often a late one, and one by the clock.
    const timed = round % 3 === 2;
    const last = timed ? old + 1000 : old + 1;
    const child = write("storefront", old + 1, last, timed ? undefined : 1 + Math.floor(Math.sqrt(random()) * calls));
    await child.ready;
    child.go();
    if (timed) setTimeout(child.kill, random() * 60);
    if (!(await child.ended).killed) {
      fs.mkdirSync(out(), { recursive: true });
      continue;
    }
    killed += 1;
    fs.mkdirSync(out(), { recursive: true });
    judgeOwn(round, own, everything(out()));
    if (isUnfinished()) open += 1;
    else if ((versionOf("storefront", contents(out()), own) ?? -1) < old) bad.fooled.add(round);
    if (random() < 0.2) {
      // The run that finds what was left is killed too.
      const next = write("kiosk", 1, 1, 1 + Math.floor(random() * calls));
      next.go();
      if ((await next.ended).killed) killed += 1;
    }
    try {
      writeOutput(out(), filesOf("kiosk", 2));
    } catch {
      bad.failed.add(round);
    }
    judge(round, own, {
      storefront: (version) => version >= old && version <= last,
      kiosk: (version) => version === 2,
    });
  }
  conclude(`${killed} runs killed, ${open} with files on the move`);
  expect(open).toBeGreaterThan(0);
});

test("two runs at once in one folder lose and mix nothing", async () => {
  const pairs = Number(process.env.RAMPART_ACCIDENTS_PAIRS ?? (all ? 200 : 6));
  const random = seeded(seed + 1);
  const calls = await countCalls();
  let killed = 0;
  let waited = 0;
  for (let round = 0; round < pairs; round += 1) {
    fs.rmSync(out(), { recursive: true });
    let own: Record<string, string> = {};
    if (round % 2 === 0) {
      writeOutput(out(), filesOf("storefront", 1));
      own = usersOwn("storefront");
    }
    // Of three pairs, one is of the same platform; of six, one loses a process at a call.
    const other = round % 3 === 2 ? "storefront" : "kiosk";
    const dying = round % 6 === 1;
    const pair = [
      write("storefront", 2, 5, dying ? 1 + Math.floor(random() * calls * 2) : undefined),
      write(other, 2, 5),
    ];
    await Promise.all(pair.map(({ ready }) => ready));
    for (const { go } of pair) go();
    const ends = await Promise.all(pair.map(({ ended }) => ended));
    killed += ends.filter((end) => end.killed).length;
    waited += ends.filter(({ err }) => err.includes("WR005")).length;
    if (ends.some((end) => end.code !== 0 && !end.killed && !end.err.includes("WR005"))) bad.failed.add(round);
    // What a killed run has left is put right by the next.
    if (ends.some((end) => end.killed)) writeOutput(out(), filesOf(other, 5));
    const may = (index: number) => (version: number) => version === 5 || ends[index]?.code !== 0;
    judge(round, own, other === "kiosk" ? { storefront: may(0), kiosk: may(1) } : { storefront: may(1) });
  }
  conclude(`${pairs} pairs at once, ${killed} processes of them killed, ${waited} runs that were refused`);
});

test("rampart synth and app.synth() may be killed too, and the next synth puts the folder right", async () => {
  const kills = all ? 20 : 2;
  const random = seeded(seed + 2);
  const main = path.join(packageRoot, "dist", "src", "cli", "main.js");
  const blueprints = path.join(scratch(), "stacks");
  const saved = path.join(blueprints, "saved");
  fs.mkdirSync(blueprints);
  const blueprint = fs.readFileSync(blueprintFile("code-engine"), "utf8");
  const say = (text: string) => fs.writeFileSync(path.join(blueprints, "b.yaml"), text);
  const versions = [blueprint, blueprint.replace(/^operators: .*$/m, "operators: [203.0.113.0/25]")];
  const run = (program: string[], killAt?: number, env = {}) => {
    const child = start(program, killAt, scratch(), env);
    child.go();
    return child.ended;
  };
  const synth = [main, "synth", "--out", "out", "--today", today];
  const fromApp = [path.join(packageRoot, "dist", "stacks", "main.js")];
  // What each version is when nothing disturbs it.
  const [old = {}, fresh = {}] = await inTurn(versions, async (text) => {
    say(text);
    expect((await run(synth)).code).toBe(0);
    if (!fs.existsSync(saved)) fs.cpSync(out(), saved, { recursive: true });
    return contents(out());
  });
  expect(fresh).not.toEqual(old);
  let killed = 0;
  for (let round = 0; round < kills; round += 1) {
    fs.rmSync(out(), { recursive: true });
    fs.cpSync(saved, out(), { recursive: true });
    const own = usersOwn("storefront");
    const program = round % 2 === 0 ? synth : fromApp;
    const env = { CDKTF_OUTDIR: "out" };
    const first = await run(program, 20 + Math.floor(random() * 60), env);
    if (first.killed) killed += 1;
    judgeOwn(round, own, everything(out()));
    const seen = Object.fromEntries(Object.entries(contents(out())).filter(([name]) => !(name in own)));
    const whole = [old, fresh].some((one) => Object.entries(one).every(([name, text]) => seen[name] === text));
    if (!isUnfinished() && !whole) bad.fooled.add(round);
    if ((await run(round % 4 < 2 ? synth : fromApp, undefined, env)).code !== 0) bad.failed.add(round);
    judgeOwn(round, own, everything(out()));
    const files = Object.entries(contents(out())).filter(([name]) => !(name in own));
    if (JSON.stringify(files) !== JSON.stringify(Object.entries(fresh))) bad.mixed.add(round);
    if (fs.readdirSync(scratch()).sort().join() !== "out,stacks") bad.litter.add(round);
  }
  conclude(`${killed} of ${kills} runs of rampart synth and app.synth() killed`);
  expect(killed).toBeGreaterThan(kills / 2);
});

/** What some work gives for each of the items, one after the other. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
