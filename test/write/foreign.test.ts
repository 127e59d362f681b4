import * as fs from "node:fs";
import * as path from "node:path";
import { journals, stagingFolder } from "../../src/core/unfinished";
import { recordFile } from "../../src/write/record";
import { writeOutput } from "../../src/write/write";
import { codesOf, faultsOf } from "../support/faults";
import { manifestOf } from "../support/manifest";
import { everything, useScratch } from "../support/scratch";

const scratch = useScratch();
const out = () => path.join(scratch(), "out");
const files = new Map([
  ["manifest.json", manifestOf({ "shop-web": "shop/shop-web" })],
  ["stacks/shop-web/cdk.tf.json", "1"],
  ["stacks/shop-web/runbooks/a.md", "1"],
]);

/** Makes files in the output folder. */
function put(given: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(given)) {
    fs.mkdirSync(path.dirname(path.join(out(), name)), { recursive: true });
    fs.writeFileSync(path.join(out(), name), text);
  }
}

/** Writes the output, and demands that it is refused with these codes and that nothing has changed anywhere. */
function expectRefused(...codes: string[]): void {
  const before = everything(scratch());
  expect(codesOf(() => writeOutput(out(), files))).toEqual(codes);
  expect(everything(scratch())).toEqual(before);
}

const entry = JSON.parse(manifestOf({ a: "a" })).stacks.a as Record<string, unknown>;
const stack = "stacks/a/cdk.tf.json";

test.each([
  ["of a web application", '{"name":"Shop","icons":[{"src":"icon.png"}],"start_url":"/"}', ["index.html"]],
  ["of a browser extension", '{"manifest_version":3,"name":"x","version":"1.0"}', ["background.js"]],
  ["of a bundler", '{"src/main.ts":{"file":"assets/main.js","isEntry":true}}', ["assets/main.js"]],
  ["that is a list", "[]", [stack]],
  ["that is no JSON", "version: 1", [stack]],
  ["that is empty", "", [stack]],
  ["without a version", '{"stacks":{}}', [stack]],
  ["whose stacks are a list", '{"version":"1","stacks":["a"]}', [stack]],
  ["whose stack has another name", JSON.stringify({ version: "1", stacks: { b: entry } }), [stack]],
  ["whose stack is not there", manifestOf({ a: "a" }), ["stacks/b/cdk.tf.json"]],
  ["one of whose stacks is not there", manifestOf({ a: "a", b: "b" }), [stack]],
  [
    "whose stack lies outside",
    JSON.stringify({ version: "1", stacks: { a: { ...entry, synthesizedStackPath: "../x/cdk.tf.json" } } }),
    [stack],
  ],
  [
    "whose stack is another file",
    JSON.stringify({ version: "1", stacks: { a: { ...entry, synthesizedStackPath: "index.html" } } }),
    ["index.html", stack],
  ],
])("a folder with a manifest.json %s is not ours", (_, manifest, more) => {
  put({ "manifest.json": manifest, ...Object.fromEntries(more.map((name) => [name, "mine"])) });
  expectRefused("WR001");
});

test("a manifest that is a link, a pipe or a folder is not ours", () => {
  put({ [stack]: "mine" });
  fs.writeFileSync(path.join(scratch(), "real.json"), manifestOf({ a: "a" }));
  fs.symlinkSync("../real.json", path.join(out(), "manifest.json"));
  expectRefused("WR001");
  fs.unlinkSync(path.join(out(), "manifest.json"));
  fs.mkdirSync(path.join(out(), "manifest.json"));
  expectRefused("WR001");
});

test("the engine's output of a platform is replaced; stacks of the app itself stay, with their entries", () => {
  put({
    "manifest.json": manifestOf({ "shop-old": "shop/shop-old", plain: "plain", "kiosk-a": "kiosk/kiosk-a" }),
    "stacks/shop-old/cdk.tf.json": "old",
    "stacks/plain/cdk.tf.json": "plain",
    "stacks/kiosk-a/cdk.tf.json": "kiosk",
  });
  const { former, leftAlone } = writeOutput(out(), files);
  expect(former).toEqual(["shop-old"]);
  expect([...leftAlone]).toEqual([["kiosk", ["kiosk-a"]]]);
  const { stacks } = JSON.parse(fs.readFileSync(path.join(out(), "manifest.json"), "utf8")) as { stacks: object };
  expect(Object.keys(stacks)).toEqual(["kiosk-a", "plain", "shop-web"]);
  expect(fs.readFileSync(path.join(out(), "stacks/plain/cdk.tf.json"), "utf8")).toBe("plain");
});

test.each([
  ["leaves the folder", { files: { shop: ["../precious.txt"] } }],
  ["leaves it on the way", { files: { shop: ["stacks/../../precious.txt"] } }],
  ["is absolute", { files: { shop: ["/etc/hostname"] } }],
  ["is the folder", { files: { shop: ["."] } }],
  ["is empty", { files: { shop: [""] } }],
  ["has a NUL byte", { files: { shop: ["a\0b"] } }],
  ["has a backslash", { files: { shop: ["..\\precious.txt"] } }],
  ["is a state", { files: { shop: ["stacks/shop-web/terraform.tfstate"] } }],
  ["is a state's backup", { files: { shop: ["stacks/shop-web/terraform.tfstate.backup"] } }],
  ["is a lock file of Terraform", { files: { shop: ["stacks/shop-web/.terraform.lock.hcl"] } }],
  ["lies in Terraform's folder", { files: { shop: ["stacks/shop-web/.terraform/x"] } }],
  ["leaves the folder, in a list", { files: ["../precious.txt"] }],
])("a record that names what %s is not believed, and nothing is removed", (_, record) => {
  writeOutput(out(), files);
  put({ [recordFile]: JSON.stringify(record), "stacks/shop-web/terraform.tfstate": "state" });
  fs.writeFileSync(path.join(scratch(), "precious.txt"), "mine");
  expectRefused("WR001", "WR002");
});

test.each([
  ["no JSON", "{"],
  ["a list", "[]"],
  ["without files", "{}"],
  ["of numbers", '{"files":[1]}'],
  ["of texts that are no lists", '{"files":{"shop":"x"}}'],
])("a record that is %s is not believed", (_, record) => {
  writeOutput(out(), files);
  put({ [recordFile]: record });
  expectRefused("WR001");
});

test("a record with one list for all platforms is read: the manifest says which is whose", () => {
  writeOutput(out(), files);
  writeOutput(
    out(),
    new Map([
      ["manifest.json", manifestOf({ "kiosk-a": "kiosk/kiosk-a" })],
      ["stacks/kiosk-a/cdk.tf.json", "k"],
    ]),
  );
  const { files: byPlatform } = JSON.parse(fs.readFileSync(path.join(out(), recordFile), "utf8")) as {
    files: Record<string, string[]>;
  };
  expect(Object.keys(byPlatform)).toEqual(["", "kiosk", "shop"]);
  const before = everything(out());
  put({ [recordFile]: JSON.stringify({ files: [...Object.values(byPlatform).flat(), recordFile] }) });
  expect([...writeOutput(out(), files).leftAlone]).toEqual([["kiosk", ["kiosk-a"]]]);
  expect(everything(out())).toEqual(before);
});

describe("a link below the folder is not followed", () => {
  test.each([
    ["for all stacks", "stacks", "stacks"],
    ["for a stack", "stacks/shop-web", "stacks/shop-web"],
    ["for a folder in a stack", "stacks/shop-web/runbooks", "stacks/shop-web/runbooks"],
    ["for a file", "stacks/shop-web/cdk.tf.json", "stacks/shop-web/cdk.tf.json"],
    ["for the manifest", "manifest.json", "manifest.json"],
    ["for a file of before", "stacks/shop-gone", "stacks/shop-gone"],
  ])("%s", (_, name, at) => {
    writeOutput(
      out(),
      new Map([
        ...files,
        ["manifest.json", manifestOf({ "shop-web": "shop/shop-web", "shop-gone": "shop/shop-gone" })],
        ["stacks/shop-gone/cdk.tf.json", "1"],
      ]),
    );
    const elsewhere = path.join(scratch(), "elsewhere");
    fs.renameSync(path.join(out(), name), elsewhere);
    fs.symlinkSync(elsewhere, path.join(out(), name));
    const before = everything(scratch());
    const faults = faultsOf(() => writeOutput(out(), new Map([...files, ["stacks/shop-web/cdk.tf.json", "2"]])));
    expect(faults.map(({ code, place }) => [code, place.file])).toEqual([["WR003", path.join(out(), at)]]);
    expect(everything(scratch())).toEqual(before);
  });

  test("for the record, which is not believed then", () => {
    writeOutput(out(), files);
    fs.renameSync(path.join(out(), recordFile), path.join(scratch(), "record"));
    fs.symlinkSync("../record", path.join(out(), recordFile));
    expectRefused("WR001");
  });
});

test("a folder where a file has to be, and a file where a folder has to be, are said together", () => {
  put({ [recordFile]: '{"files":{}}', "stacks/shop-web/cdk.tf.json/mine": "mine", "stacks/shop-web/runbooks": "mine" });
  expectRefused("WR003", "WR003");
});

test.each([
  ["no JSON", "{"],
  ["another shape", '{"put":[{}]}'],
])("a journal that is %s is not followed", (_, text) => {
  writeOutput(out(), files);
  put({ [`${stagingFolder}/${journals.commit}`]: text });
  expectRefused("WR006");
});

test.each(["../precious.txt", "stacks/../../precious.txt", "/etc/hostname", "stacks/shop-web/terraform.tfstate"])(
  "a journal that removes %s is not followed",
  (name) => {
    writeOutput(out(), files);
    const journal = { put: [], remove: [{ name, old: "0.old" }], made: [], emptied: [], guarded: [] };
    put({
      [`${stagingFolder}/${journals.commit}`]: JSON.stringify(journal),
      "stacks/shop-web/terraform.tfstate": "state",
    });
    fs.writeFileSync(path.join(scratch(), "precious.txt"), "mine");
    expectRefused("WR006", "WR002");
  },
);

test("a staging folder that is a link is not cleared", () => {
  writeOutput(out(), files);
  fs.mkdirSync(path.join(scratch(), "precious"));
  fs.writeFileSync(path.join(scratch(), "precious", "x"), "mine");
  fs.symlinkSync("../precious", path.join(out(), stagingFolder));
  expectRefused("WR003");
});
