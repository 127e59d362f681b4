import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { renderFault } from "../../src/core/fault";
import { type LoadedDocument, readDocument, readDocumentText } from "../../src/document";

let folder: string;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-")));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** Writes files by name and reads the first. */
function load(files: Readonly<Record<string, string>>, within?: string): LoadedDocument {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const [first = ""] = Object.keys(files);
  return readDocument(path.join(folder, first), within === undefined ? {} : { folder: path.join(folder, within) });
}

/** Every fault as it is printed, with the folder left out. */
function faultsOf(files: Readonly<Record<string, string>>, within?: string): string {
  return load(files, within).faults.map(renderFault).join("\n").replaceAll(`${folder}/`, "");
}

const expected = "  expected: a file in the blueprint's folder, such as ./base.yaml\n";

describe("merging", () => {
  test("mappings merge key by key, the rest is replaced whole, null removes, extends itself does not appear", () => {
    const { value, faults } = load({
      "b.yaml":
        "extends: ./base.yaml\nname: own\nedge: { plan: null, zone: own.example.com }\noperators: [198.51.100.0/24]\nstate: local\n",
      "base.yaml":
        "name: base\nregion: eu-de\nedge: { plan: standard, existing: { instance: x } }\noperators: [203.0.113.0/24, 192.0.2.0/24]\nstate: { type: remote }\n",
    });
    expect(faults).toEqual([]);
    expect(value).toEqual({
      name: "own",
      region: "eu-de",
      edge: { zone: "own.example.com", existing: { instance: "x" } },
      operators: ["198.51.100.0/24"],
      state: "local",
    });
  });

  test("null stays where there is nothing to remove, so that the schema can say so", () => {
    expect(load({ "b.yaml": "extends: base.yaml\na: null\nb: { c: null }\n", "base.yaml": "x: 1\n" }).value).toEqual({
      x: 1,
      a: null,
      b: { c: null },
    });
  });

  test("of a list of files later ones win, and the document wins over all", () => {
    const files = {
      "b.yaml": "extends: [one.yaml, two.yaml]\nc: own\n",
      "one.yaml": "a: one\nb: one\nc: one\nm: { x: one, y: one }\n",
      "two.yaml": "b: two\nc: two\nm: { y: two }\n",
    };
    expect(load(files).value).toEqual({ a: "one", b: "two", c: "own", m: { x: "one", y: "two" } });
  });

  test("files extend files, each relative to itself, up to eight in a chain; a diamond is read once", () => {
    const { value, files } = load({
      "b.yaml": "extends: [parts/left.yaml, parts/right.yaml]\n",
      "parts/left.yaml": "extends: ../common/root.yaml\nleft: 1\n",
      "parts/right.yaml": "extends: ../common/root.yaml\nright: 1\n",
      "common/root.yaml": "root: 1\n",
    });
    expect(value).toEqual({ root: 1, left: 1, right: 1 });
    expect(files.map((file) => path.relative(folder, file))).toEqual([
      "b.yaml",
      "parts/left.yaml",
      "common/root.yaml",
      "parts/right.yaml",
    ]);
  });

  test("anchors are a file's own", () => {
    expect(faultsOf({ "b.yaml": "extends: base.yaml\na: *x\n", "base.yaml": "x: &x 1\n" })).toBe(
      "b.yaml:2:4 a: unknown anchor &x: an anchor must be defined above its aliases [BP018]\n  expected: an anchor defined above\n  got:      *x",
    );
  });

  test("the order of keys in either file does not matter", () => {
    const one = load({
      "b.yaml": "extends: a.yaml\nm: { x: 1, y: null }\n",
      "a.yaml": "m: { y: 2, z: 3 }\nn: 1\n",
    }).value;
    const other = load({
      "b.yaml": "m: { y: null, x: 1 }\nextends: a.yaml\n",
      "a.yaml": "n: 1\nm: { z: 3, y: 2 }\n",
    }).value;
    expect(one).toEqual(other);
  });

  test("a text that is not in a file extends files as if it were", () => {
    load({ "base.yaml": "a: 1\n" });
    const options = { file: path.join(folder, "unsaved.yaml") };
    expect(readDocumentText("extends: base.yaml\nb: 2\n", options).value).toEqual({ a: 1, b: 2 });
    expect(readDocumentText("extends: unsaved.yaml\n", options).faults[0]?.code).toBe("BP031");
  });
});

describe("places", () => {
  test("each merged value is placed in the file it comes from", () => {
    const { locate } = load({
      "b.yaml": "extends: base.yaml\nedge:\n  zone: z\n",
      "base.yaml": "region: eu-de\nedge:\n    plan: p\n    zone: y\n",
    });
    const at = (steps: string[], part?: "key" | "value") => {
      const { file = "", line, column } = locate(steps, part);
      return `${path.relative(folder, file)}:${line}:${column}`;
    };
    expect(at(["region"])).toBe("base.yaml:1:9");
    expect(at(["edge"], "key")).toBe("b.yaml:2:1");
    expect(at(["edge"])).toBe("b.yaml:3:3");
    expect(at(["edge", "plan"], "key")).toBe("base.yaml:3:5");
    expect(at(["edge", "plan"])).toBe("base.yaml:3:11");
    expect(at(["edge", "zone"])).toBe("b.yaml:3:9");
    expect(at(["name"])).toBe("b.yaml:1:1");
  });

  test("files are named from where the user stands", () => {
    load({ "sub/b.yaml": "extends: ../base.yaml\n", "base.yaml": "a: 1\na: 2\n" });
    const relative = path.relative(process.cwd(), folder);
    const { faults } = readDocument(path.join(relative, "sub/b.yaml"), { folder: relative });
    expect(faults.map(({ place }) => place.file)).toEqual([path.join(relative, "base.yaml")]);
  });

  test("faults of the blueprint come before those of what it extends, in the order in which it does", () => {
    expect(
      faultsOf({
        "b.yaml": "extends: [z.yaml, a.yaml]\nx: 010\n",
        "a.yaml": "y: '${a}'\n",
        "z.yaml": "z: .inf\n",
      })
        .split("\n")
        .filter((line) => line.endsWith("]"))
        .map((line) => line.replace(/ .*(\[BP...\])$/, " $1")),
    ).toEqual(["b.yaml:2:4 [BP016]", "z.yaml:1:4 [BP015]", "a.yaml:1:5 [BP021]"]);
  });
});

describe("what cannot be extended", () => {
  test.each([
    ["/etc/hostname", '"/etc/hostname"'],
    ["C:\\base.yaml", '"C:\\\\base.yaml"'],
    ["..\\base.yaml", '"..\\\\base.yaml"'],
    ["https://example.com/base.yaml", '"https://example.com/base.yaml"'],
    ["git::ssh://example.com/x", '"git::ssh://example.com/x"'],
    ["file:base.yaml", '"file:base.yaml"'],
    ["~/base.yaml", '"~/base.yaml"'],
    ['""', '""'],
    ["5", "not a string"],
    ["null", "nothing"],
    ["{ a: b }", "not a string"],
  ])("%s is no file of the folder", (name, got) => {
    expect(faultsOf({ "b.yaml": `a: 1\nextends: ${name}\n` })).toBe(
      `b.yaml:2:10 extends: extends must be a relative file path [BP030]\n${expected}  got:      ${got}`,
    );
  });

  test("what lies outside the folder is not even looked for", () => {
    fs.writeFileSync(path.join(folder, "secret.yaml"), "a: 1\n");
    for (const name of ["../secret.yaml", "../none.yaml", "x/../../secret.yaml"]) {
      expect(faultsOf({ "sub/b.yaml": `extends: ${name}\n` })).toBe(
        `sub/b.yaml:1:10 extends: the extended file is outside the blueprint's folder [BP032]\n${expected}  got:      ${name}\n  fix:      Move the extended blueprint into this folder or a subfolder: as a Git submodule, or as a copy.`,
      );
    }
    expect(load({ "sub/b.yaml": "extends: ../secret.yaml\n" }, ".").value).toEqual({ a: 1 });
  });

  test("a symbolic link out of the folder is refused, one within it is followed", () => {
    fs.mkdirSync(path.join(folder, "sub"));
    fs.writeFileSync(path.join(folder, "secret.yaml"), "a: 1\n");
    fs.symlinkSync("../secret.yaml", path.join(folder, "sub/link.yaml"));
    fs.symlinkSync("..", path.join(folder, "sub/up"));
    fs.symlinkSync("real.yaml", path.join(folder, "sub/inner.yaml"));
    for (const name of ["link.yaml", "up/secret.yaml"]) {
      expect(faultsOf({ "sub/b.yaml": `extends: ${name}\n` })).toContain(
        "sub/b.yaml:1:10 extends: the extended file is outside",
      );
    }
    expect(load({ "sub/b.yaml": "extends: inner.yaml\n", "sub/real.yaml": "r: 1\n" }).value).toEqual({ r: 1 });
  });

  test("a blueprint that is itself behind a link finds what lies beside the link", () => {
    load({ "real/b.yaml": "extends: base.yaml\n", "stage/base.yaml": "a: 1\n" });
    fs.symlinkSync("../real/b.yaml", path.join(folder, "stage/b.yaml"));
    expect(readDocument(path.join(folder, "stage/b.yaml")).value).toEqual({ a: 1 });
  });

  test("what is missing is placed at the entry of the list that names it", () => {
    expect(faultsOf({ "b.yaml": "extends:\n  - base.yaml\n  - sub/none.yaml\n", "base.yaml": "a: 1\n" })).toBe(
      `b.yaml:3:5 extends[1]: the extended file does not exist or cannot be read [BP031]\n${expected}  got:      sub/none.yaml`,
    );
  });

  test("a folder and a pipe are not files", () => {
    execFileSync("mkfifo", [path.join(folder, "pipe")]);
    for (const name of [".", "pipe"]) {
      expect(faultsOf({ "b.yaml": `extends: ${name}\n` })).toContain(
        "b.yaml:1:10 extends: the extended path is not a file [BP035]",
      );
    }
  });

  test("a circle is shown whole, at the file that closes it", () => {
    const files = {
      "b.yaml": "extends: c.yaml\n",
      "c.yaml": "extends: d.yaml\n",
      "d.yaml": "x: 1\nextends: ./c.yaml\n",
    };
    expect(faultsOf(files)).toBe(
      "d.yaml:2:10 extends: a blueprint cannot extend itself [BP033]\n  expected: files that do not extend one another in a circle\n  got:      c.yaml → d.yaml → c.yaml",
    );
    expect(faultsOf({ "b.yaml": "extends: b.yaml\n" })).toContain("got:      b.yaml → b.yaml");
  });

  test("a chain of eight files is read, one of nine is refused, also where the last part is known already", () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, at) => [
          `${at}.yaml`,
          at + 1 < length ? `extends: ${at + 1}.yaml\nk${at}: 1\n` : "end: 1\n",
        ]),
      );
    expect(Object.keys(load({ "b.yaml": "extends: 0.yaml\n", ...chain(7) }).value as object)).toHaveLength(7);
    const tooLong = (last: string) => `the extends chain is too long [BP034]
  expected: at most 8 files
  got:      ${last} behind 8 others
  fix:      Use fewer levels, or list several files in one extends.`;
    expect(faultsOf({ "b.yaml": "extends: 0.yaml\n", ...chain(8) })).toBe(`6.yaml:1:10 extends: ${tooLong("7.yaml")}`);
    expect(
      faultsOf({ "b.yaml": "extends: [1.yaml, more.yaml]\n", "more.yaml": "extends: 0.yaml\n", ...chain(7) }),
    ).toBe(`0.yaml:1:10 extends: ${tooLong("1.yaml")}`);
  });

  test("one file twice in a list, and more files than anybody has, are refused", () => {
    expect(faultsOf({ "b.yaml": "extends: [a.yaml, ./a.yaml]\n", "a.yaml": "a: 1\n" })).toBe(
      "b.yaml:1:19 extends[1]: the same file is extended twice [BP036]\n  expected: each file once\n  got:      ./a.yaml\n  fix:      List it once.",
    );
    const many = Object.fromEntries(Array.from({ length: 64 }, (_, at) => [`${at}.yaml`, `k${at}: 1\n`]));
    const names = Object.keys(many);
    expect(load({ "b.yaml": `extends: [${names.slice(1).join(", ")}]\n`, ...many }).faults).toEqual([]);
    expect(faultsOf({ "b.yaml": `extends:\n${names.map((name) => `  - ${name}\n`).join("")}`, ...many })).toBe(
      "b.yaml:65:5 extends[63]: the extended files are too many or too large [BP036]\n  expected: at most 64 files of 4 MiB together\n  got:      63.yaml beyond that",
    );
  });

  test("faults in what is extended are placed there, and leave no value to judge where it is not whole", () => {
    const { value, faults } = load({ "b.yaml": "extends: base.yaml\na: 1\n", "base.yaml": "x: @\n" });
    expect([value, faults.map(({ place }) => [path.basename(place.file ?? ""), place.line, place.column])]).toEqual([
      undefined,
      [["base.yaml", 1, 4]],
    ]);
    expect(faultsOf({ "b.yaml": "extends: base.yaml\n", "base.yaml": "# nothing\n" })).toBe(
      "base.yaml:1:1: the file is empty [BP002]\n  expected: settings that several blueprints share",
    );
    expect(load({ "b.yaml": "extends: none.yaml\na: 1\n" }).value).toBeUndefined();
  });

  test("a file that is too large is refused where it is named", () => {
    expect(faultsOf({ "b.yaml": "extends: base.yaml\n", "base.yaml": `#${" ".repeat(1024 * 1024)}` })).toBe(
      "b.yaml:1:10 extends: base.yaml: the file is too large [BP001]\n  expected: at most 1 MiB\n  got:      1048577 bytes\n  fix:      If the file must be this large, set the environment variable RAMPART_MAX_MIB to a larger limit in MiB.",
    );
  });

  test("a name that is refused as a text is not looked for", () => {
    expect(faultsOf({ "b.yaml": "extends: ${base}.yaml\n" })).toMatch(
      /^b\.yaml:1:10 extends: Terraform expression.*\[BP021\]/,
    );
    expect(load({ "b.yaml": "extends: ${base}.yaml\n" }).faults).toHaveLength(1);
  });

  test("values of all files together are counted", () => {
    const list = (count: number) => `[${"1,".repeat(count)}]`;
    expect(
      faultsOf({ "b.yaml": `extends: base.yaml\na: ${list(60_000)}\n`, "base.yaml": `b: ${list(60_000)}\n` }),
    ).toBe("b.yaml:1:1: the file expands to too many values [BP010]\n  expected: at most 100000 values");
  });
});
