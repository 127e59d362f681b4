import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { lockPrefix, withLock } from "../../src/write/lock";
import { writeOutput } from "../../src/write/write";
import { faultsOf } from "../support/faults";
import { contents, everything, useScratch } from "../support/scratch";

const scratch = useScratch();
const out = () => path.join(scratch(), "out");
const one = new Map([["manifest.json", "{}"]]);

/** The name of this process's lock, taken and given back. */
function ownName(): string {
  let name = "";
  withLock(out(), "out", () => {
    name = fs.readdirSync(out()).find((file) => file.startsWith(lockPrefix)) ?? "";
  });
  expect(name).toContain(`${lockPrefix}${process.pid}.`);
  return name;
}

test("a lock of a process that lives is waited for, then refused with who holds it and the way out", () => {
  writeOutput(out(), one);
  const lock = ownName();
  fs.writeFileSync(path.join(out(), lock), "");
  const before = everything(out());
  const began = performance.now();
  const [fault, ...more] = faultsOf(() => writeOutput(out(), new Map([["manifest.json", "{2}"]]), { patience: 200 }));
  expect(performance.now() - began).toBeGreaterThanOrEqual(200);
  expect(more).toEqual([]);
  expect(fault).toMatchObject({
    code: "WR005",
    place: { file: out() },
    got: expect.stringMatching(new RegExp(`^process ${process.pid} on host \\S+, since \\d{4}-\\d\\d-\\d\\dT`)),
    fix: `Wait for it to end, then run again. If there is no such process, delete ${path.join(out(), lock)}.`,
  });
  expect(everything(out())).toEqual(before);
  fs.unlinkSync(path.join(out(), lock));
  writeOutput(out(), new Map([["manifest.json", "{2}"]]));
});

test("a lock of another host is never taken over: nobody here knows whether its process lives", () => {
  writeOutput(out(), one);
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  const lock = `${lockPrefix}${pid}.1.00000000.elsewhere`;
  fs.writeFileSync(path.join(out(), lock), "");
  const faults = faultsOf(() => writeOutput(out(), new Map([["manifest.json", "{2}"]]), { patience: 50 }));
  expect(faults.map(({ code, got }) => [code, got?.split(",")[0]])).toEqual([
    ["WR005", `process ${pid} on host elsewhere`],
  ]);
});

test("a lock of a process that has ended is taken over, and that is said", () => {
  writeOutput(out(), one);
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  const [, start, token, ...host] = ownName().slice(lockPrefix.length).split(".");
  fs.writeFileSync(path.join(out(), [`${lockPrefix}${pid}`, start, token, ...host].join(".")), "");
  expect(writeOutput(out(), new Map([["manifest.json", "{2}"]])).notes).toEqual([
    `took over the lock of process ${pid}, which ended without removing it`,
  ]);
  expect(Object.keys(contents(out()))).toEqual([".rampart.json", "manifest.json"]);
});

test("a lock of a process whose number another one has now is taken over", () => {
  if (!fs.existsSync("/proc/self/stat")) return;
  writeOutput(out(), one);
  const [pid, start, ...rest] = ownName().slice(lockPrefix.length).split(".");
  fs.writeFileSync(path.join(out(), [`${lockPrefix}${pid}`, Number(start) - 1, ...rest].join(".")), "");
  expect(writeOutput(out(), new Map([["manifest.json", "{2}"]])).notes).toHaveLength(1);
});

test("work that fails leaves no lock, and no folder that was made for it", () => {
  const fail = () =>
    withLock(path.join(out(), "a", "b"), "b", () => {
      throw new Error("no");
    });
  expect(fail).toThrow("no");
  expect(fs.readdirSync(scratch())).toEqual([]);
  fs.mkdirSync(out());
  expect(fail).toThrow("no");
  expect(everything(scratch())).toEqual({ "": expect.any(String), out: expect.any(String) });
});
