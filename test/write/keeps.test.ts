import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { guardFile, guardText, journals, stagingFolder } from "../../src/core/unfinished";
import { type FileSystem, realFileSystem } from "../../src/write/file-system";
import { writeOutput } from "../../src/write/write";
import { addUsersOwn, filesOf } from "../support/accident-files";
import { codesOf, faultsOf } from "../support/faults";
import { manifestOf } from "../support/manifest";
import { contents, everything, useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();
const out = () => path.join(scratch(), "out");
const at = (name: string) => path.join(out(), name);

/** Stops for good before the call that would move this file into place. */
function stopsAt(name: string): FileSystem {
  let stopped = false;
  const check = (to: string) => {
    stopped ||= to === at(name);
    if (stopped) throw Object.assign(new Error("EIO: i/o error"), { code: "EIO", syscall: "rename" });
  };
  const { rename, unlink } = realFileSystem;
  return {
    ...realFileSystem,
    rename: (from, to) => {
      check(to);
      rename(from, to);
    },
    unlink: (file) => {
      check("");
      unlink(file);
    },
  };
}

const shop = "stacks/storefront-shop";

test("files, folders, links and modes of the user's stay as they are while stacks come and go", () => {
  writeOutput(out(), filesOf("storefront", 0));
  const before = everything(out());
  addUsersOwn(out(), "storefront");
  const own = Object.entries(everything(out())).filter(([name]) => !(name in before));
  expect(own.length).toBeGreaterThan(15);
  for (const version of [1, 2, 3, 4]) {
    writeOutput(out(), filesOf("storefront", version));
    expect(everything(out())).toMatchObject(Object.fromEntries(own));
  }
});

test("a mode that the user has given to a file of ours stays when the file changes", () => {
  writeOutput(out(), filesOf("storefront", 1));
  fs.chmodSync(at("controls/storefront.md"), 0o600);
  fs.chmodSync(at(shop), 0o770);
  writeOutput(out(), filesOf("storefront", 2));
  expect(everything(out())).toMatchObject({
    "controls/storefront.md": "file 600 storefront 2\n",
    [shop]: "folder 770",
  });
});

test("a file that does not change is not touched", () => {
  const files = filesOf("storefront", 1);
  writeOutput(out(), files);
  const times = () =>
    Object.keys(contents(out())).map((name) => [name, fs.statSync(at(name)).ino, fs.statSync(at(name)).mtimeMs]);
  const before = times();
  writeOutput(out(), files);
  expect(times()).toEqual(before);
  writeOutput(out(), new Map([...files, ["controls/storefront.md", "changed"]]));
  expect(
    times()
      .filter((one, index) => String(one) !== String(before[index]))
      .map(([name]) => name),
  ).toEqual(["controls/storefront.md"]);
});

test("a stack that another platform has made here is not written over", () => {
  writeOutput(out(), filesOf("storefront", 1));
  const clash = new Map([
    ["manifest.json", manifestOf({ "storefront-shop": "store/storefront-shop" })],
    [`${shop}/cdk.tf.json`, "other"],
  ]);
  const before = everything(out());
  expect(faultsOf(() => writeOutput(out(), clash))).toEqual([
    {
      code: "WR008",
      message: "the file belongs to the platform storefront, whose output is in the same folder",
      place: { file: at(`${shop}/cdk.tf.json`) },
      fix: "Choose another folder with --out, or remove that platform's files with --prune.",
    },
  ]);
  expect(everything(out())).toEqual(before);
  expect(writeOutput(out(), clash, { prune: true }).former).toEqual(["storefront-foundations", "storefront-new"]);
});

test("on a disk without second names, copies serve", () => {
  const link = jest.spyOn(require("node:fs") as typeof fs, "linkSync").mockImplementation(() => {
    throw Object.assign(new Error("EPERM: operation not permitted, link"), { code: "EPERM", syscall: "link" });
  });
  try {
    writeOutput(out(), filesOf("storefront", 1));
    const before = everything(out());
    expect(
      codesOf(() => writeOutput(out(), filesOf("storefront", 2), { system: failsOnce(`${shop}/cdk.tf.json`) })),
    ).toEqual(["WR004"]);
    expect(everything(out())).toEqual(before);
    writeOutput(out(), filesOf("storefront", 2));
    expect(link).toHaveBeenCalled();
  } finally {
    link.mockRestore();
  }
  expect(contents(out())[`${shop}/cdk.tf.json`]).toContain("storefront 2");
});

function failsOnce(name: string): FileSystem {
  let failed = false;
  return {
    ...realFileSystem,
    rename(from, to) {
      if (to === at(name) && !failed) {
        failed = true;
        throw Object.assign(new Error("EIO: i/o error"), { code: "EIO", syscall: "rename" });
      }
      realFileSystem.rename(from, to);
    },
  };
}

describe("a run that stopped while files moved", () => {
  const stop = () => {
    writeOutput(out(), filesOf("storefront", 1));
    const system = stopsAt(`${shop}/cdk.tf.json`);
    expect(codesOf(() => writeOutput(out(), filesOf("storefront", 2), { system }))).toEqual(["WR007"]);
    expect(fs.readdirSync(at(stagingFolder))).toContain(journals.commit);
  };

  testWithTerraform("keeps Terraform out of every stack that changes, with the reason", () => {
    stop();
    for (const stack of ["storefront-foundations", "storefront-shop"]) {
      fs.writeFileSync(at(`stacks/${stack}/cdk.tf.json`), '{"terraform":{}}');
      const ran = spawnSync("terraform", ["validate", "-no-color"], {
        cwd: at(`stacks/${stack}`),
        encoding: "utf8",
        env: { ...process.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "/dev/null" },
      });
      expect(ran.status).toBe(1);
      expect(ran.stderr.replace(/\s+/g, " ")).toContain('"half written: run rampart synth again"');
    }
  });

  test("is taken back by the next one when the disk has lost what it wrote", () => {
    stop();
    fs.truncateSync(at(`stacks/storefront-foundations/cdk.tf.json`), 0);
    const { notes } = writeOutput(out(), filesOf("kiosk", 2));
    expect(notes).toEqual(["an earlier run was interrupted, and its files are incomplete: now rolled back"]);
    const expected = filesOf("storefront", 1);
    expected.delete("manifest.json");
    expect(contents(out())).toMatchObject(Object.fromEntries(expected));
    expect(fs.existsSync(at(stagingFolder))).toBe(false);
  });

  test("is not finished over a file that the user has made since, nor through a link", () => {
    const old = filesOf("storefront", 0);
    writeOutput(out(), old);
    const system = stopsAt("stacks/storefront-new/cdk.tf.json");
    expect(codesOf(() => writeOutput(out(), filesOf("storefront", 1), { system }))).toEqual(["WR007"]);
    fs.writeFileSync(at("stacks/storefront-new/cdk.tf.json"), "mine");
    const faults = () => faultsOf(() => writeOutput(out(), old)).map(({ code, place }) => [code, place.file]);
    expect(faults()).toEqual([["WR003", at("stacks/storefront-new/cdk.tf.json")]]);
    expect(fs.readFileSync(at("stacks/storefront-new/cdk.tf.json"), "utf8")).toBe("mine");
    fs.unlinkSync(at("stacks/storefront-new/cdk.tf.json"));
    fs.renameSync(at(shop), path.join(scratch(), "elsewhere"));
    fs.symlinkSync("../../elsewhere", at(shop));
    expect(faults()).toEqual([["WR003", at(shop)]]);
    fs.unlinkSync(at(shop));
    fs.renameSync(path.join(scratch(), "elsewhere"), at(shop));
    writeOutput(out(), filesOf("storefront", 1));
    expect(Object.keys(contents(out())).sort()).toEqual([".rampart.json", ...filesOf("storefront", 1).keys()].sort());
  });

  test("leaves guards that the next run removes, even when somebody has removed its journal", () => {
    stop();
    fs.rmSync(at(stagingFolder), { recursive: true });
    expect(fs.readFileSync(at(`${shop}/${guardFile}`), "utf8")).toBe(guardText);
    // Files that had moved and are in no record stand in the way.
    fs.rmSync(at("stacks/storefront-foundations/runbooks/read-0.md"));
    fs.rmSync(at(`${shop}/runbooks/read-0.md`));
    writeOutput(out(), filesOf("storefront", 1));
    expect(Object.keys(contents(out())).filter((name) => name.endsWith(guardFile))).toEqual([]);
  });
});
