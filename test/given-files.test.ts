import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import { loadBlueprints } from "../src/blueprint";
import { loadWaivers } from "../src/blueprint/waivers";
import { deepestJson, tooDeepAt } from "../src/core/json-depth";
import { mostBytes, readGiven } from "../src/core/read-file";
import { World } from "../src/posture/world";
import { readTerraform } from "../src/terraform/files";
import { readJson } from "../src/terraform/json-template";
import { renderFormerStacks } from "../src/write/former-stacks";
import { faultsOf } from "./support/faults";
import { useScratch } from "./support/scratch";

const scratch = useScratch();

/** Makes each kind of file that is none, at a path. */
const kinds: Readonly<Record<string, (file: string) => unknown>> = {
  "a named pipe": (file) => execFileSync("mkfifo", [file]),
  "a device": (file) => fs.symlinkSync("/dev/zero", file),
  "a terminal": (file) => fs.symlinkSync("/dev/tty", file),
  "a file of /proc": (file) => fs.symlinkSync("/proc/self/environ", file),
  "a file of /sys": (file) => fs.symlinkSync("/sys/kernel/notes", file),
  "a link to a folder": (file) => {
    fs.mkdirSync(`${file}-folder`);
    fs.symlinkSync(`${file}-folder`, file);
  },
  "a link to itself": (file) => fs.symlinkSync(path.basename(file), file),
  "a link to nothing": (file) => fs.symlinkSync("nothing", file),
  "10 GB of nothing": (file) => {
    fs.writeFileSync(file, "");
    fs.truncateSync(file, 10 * 1024 ** 3);
  },
  "bytes that are no text": (file) => fs.writeFileSync(file, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
  "too deep a text": (file) => fs.writeFileSync(file, `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
};

/** Each way in which a file gets in, with the file's name. */
const readers: readonly (readonly [string, string, (file: string) => readonly { readonly place: object }[]])[] = [
  ["a blueprint", "b.yaml", (file) => loadBlueprints([file]).flatMap(({ faults }) => faults)],
  [
    "a blueprint that is extended",
    "base.yaml",
    (file) => {
      const child = path.join(path.dirname(file), "child.yaml");
      fs.writeFileSync(child, "extends: ./base.yaml\n");
      return loadBlueprints([child]).flatMap(({ faults }) => faults);
    },
  ],
  ["waivers", "w.yaml", (file) => faultsOf(() => loadWaivers(file))],
  ["Terraform, by its name", "x.tf.json", (file) => faultsOf(() => readTerraform([file]))],
  ["Terraform, in its folder", "x.tf.json", (file) => faultsOf(() => readTerraform([path.dirname(file)]))],
];

test.each(readers)("%s that is no file, too large, or too deep is a fault at its place", (what, name, read) => {
  for (const [kind, make] of Object.entries(kinds)) {
    const folder = fs.mkdtempSync(path.join(scratch(), "kind-"));
    const file = path.join(folder, name);
    make(file);
    const started = Date.now();
    const faults = read(file);
    expect([kind, faults.length > 0, faults.filter(({ place }) => !("file" in place))]).toEqual([kind, true, []]);
    // Seconds would mean that it was read.
    expect([kind, what, Date.now() - started < 5_000]).toEqual([kind, what, true]);
  }
  console.log(`bad input: ${Object.keys(kinds).length} kinds of no file as ${what}, all refused`);
});

test("a socket is not opened", async () => {
  const file = path.join(scratch(), "s.tf.json");
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(file, resolve));
  try {
    expect(readGiven(file, 1)).toEqual({ refusal: { kind: "irregular", what: "a socket" } });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test("a size is a limit to the byte, and the environment raises it", () => {
  const file = path.join(scratch(), "a");
  fs.writeFileSync(file, "x".repeat(10_000));
  expect(readGiven(file, 10_000)).toMatchObject({ bytes: Buffer.from("x".repeat(10_000)) });
  expect(readGiven(file, 9_999)).toEqual({ refusal: { kind: "large", bytes: 10_000, most: 9_999 } });
  try {
    process.env.RAMPART_MAX_MIB = "1";
    expect(readGiven(file, 9_999)).toHaveProperty("bytes");
    for (const wrong of ["0", "-1", "many", "1.5", "1e9", "100000"]) {
      process.env.RAMPART_MAX_MIB = wrong;
      expect(faultsOf(() => mostBytes(1))).toMatchObject([{ code: "RF001", got: JSON.stringify(wrong) }]);
    }
  } finally {
    delete process.env.RAMPART_MAX_MIB;
  }
});

test("JSON is read to a depth and no deeper, whatever signs its texts hold", () => {
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}"[[[\\"{{"${"}".repeat(levels)}`;
  expect(tooDeepAt(nested(deepestJson))).toBeUndefined();
  expect(tooDeepAt(nested(deepestJson + 1))).toBe(5 * deepestJson);
  expect(readJson(nested(deepestJson)).state).toBe("known");
  expect(readJson(`${"[".repeat(100_000)}${"]".repeat(100_000)}`).state).toBe("invalid");
});

test("a byte order mark is no fault, as in a blueprint", () => {
  const file = path.join(scratch(), "a.tf.json");
  fs.writeFileSync(file, '\ufeff{"resource":{}}');
  expect(readTerraform([file])).toHaveLength(1);
});

test.each(["../../x", "/x", "a/b", "", ".", "..", "a\nb", "a\u202eb", "x".repeat(201)])(
  "a stack that calls itself %j is refused",
  (stackName) => {
    const file = path.join(scratch(), "a.tf.json");
    fs.writeFileSync(file, JSON.stringify({ "//": { metadata: { stackName } } }));
    expect(faultsOf(() => readTerraform([file]))).toMatchObject([
      { code: "TF010", place: { file, path: "//.metadata.stackName" } },
    ]);
  },
);

test("two folders of one name do not answer for each other", () => {
  const plans = ["standard-next", "enterprise-usage", "standard"];
  for (const [at, plan] of plans.entries()) {
    const folder = path.join(scratch(), at === 2 ? "main-2" : `${at}/main`);
    fs.mkdirSync(folder, { recursive: true });
    const json = { variable: { plan: { default: plan } }, resource: { ibm_cis: { a: { plan: "${var.plan}" } } } };
    fs.writeFileSync(path.join(folder, "a.tf.json"), JSON.stringify(json));
  }
  const stacks = readTerraform([scratch()]);
  expect(stacks.map(({ name }) => name)).toEqual(["0.main", "1.main", "main-2"]);
  const world = new World(stacks);
  const said = stacks.map(({ name }) => world.variable(name, "${var.plan}")?.default);
  expect(said).toEqual(plans);
});

test("a pipe in the place of a state does not stop anybody", () => {
  const folder = path.join(scratch(), "out");
  fs.mkdirSync(folder);
  execFileSync("mkfifo", [path.join(scratch(), "terraform.shop.tfstate")]);
  expect(renderFormerStacks(folder, ["shop"])).toHaveLength(1);
});
