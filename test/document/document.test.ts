import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { renderFault } from "../../src/core/fault";
import { readDocument, readDocumentText, showPath } from "../../src/document";

/** Every fault of a text as it is printed. */
function faultsOf(text: string): string {
  return readDocumentText(text, { file: "b.yaml" }).faults.map(renderFault).join("\n");
}

function dataOf(text: string): unknown {
  const { value, faults } = readDocumentText(text, { file: "b.yaml" });
  expect(faults).toEqual([]);
  return value;
}

describe("a text as data", () => {
  test("mappings, lists, texts, numbers, true, false and null are read as YAML 1.2 has them", () => {
    const text = `name: acme
yes: no
port: 8080
share: 0.5
hex: 0x1F
on: true
none:
also: ~
date: 2027-03-31
time: 12:30:45
version: "1.10"
hosts: [a, 'b', "c"]
inline: { x: 1, "y z": 2 }
text: |
  two
  lines
folded: >-
  one
  line
`;
    expect(dataOf(text)).toEqual({
      name: "acme",
      yes: "no",
      port: 8080,
      share: 0.5,
      hex: 31,
      on: true,
      none: null,
      also: null,
      date: "2027-03-31",
      time: "12:30:45",
      version: "1.10",
      hosts: ["a", "b", "c"],
      inline: { x: 1, "y z": 2 },
      text: "two\nlines\n",
      folded: "one line",
    });
  });

  test("JSON is read as it is", () => {
    expect(dataOf('{"name": "acme", "list": [1, true, null]}')).toEqual({ name: "acme", list: [1, true, null] });
  });

  test("a byte order mark, Windows line ends, tabs between words, directives and document marks change nothing", () => {
    const plain = { a: "x\ty", b: [1, 2] };
    expect(dataOf("\ufeffa: x\ty\r\nb:\t[1,\t2]\t# two\r\n")).toEqual(plain);
    expect(dataOf("%YAML 1.2\n---\na: x\ty\nb: [1, 2]\n...\n")).toEqual(plain);
  });

  test("objects inherit nothing, so a name such as toString is there only when the text says so", () => {
    const value = readDocumentText("a: { x: 1 }\n").value as Record<string, object>;
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.getPrototypeOf(value.a)).toBeNull();
    expect("toString" in value).toBe(false);
    expect(dataOf("toString: 1\nhasOwnProperty: 2\n")).toEqual({ toString: 1, hasOwnProperty: 2 });
  });

  test("anchors, aliases and merges are resolved: own keys win, then the first mapping that is merged", () => {
    const text = `one: &one { a: 1, b: 1 }
two: &two { b: 2, c: 2 }
both: { <<: [*one, *two], a: 0 }
before: { a: 0, <<: *one }
inline: { <<: { z: 1 }, y: 2 }
list: &list [*one]
again: *list
`;
    const one = { a: 1, b: 1 };
    expect(dataOf(text)).toEqual({
      one,
      two: { b: 2, c: 2 },
      both: { a: 0, b: 1, c: 2 },
      before: { a: 0, b: 1 },
      inline: { y: 2, z: 1 },
      list: [one],
      again: [one],
    });
  });

  test("an alias means the last anchor of its name above it, also where the alias is taken over", () => {
    expect(dataOf("a: &x 1\nb: &y [*x]\nc: &x 2\nd: *y\ne: *x\n")).toEqual({ a: 1, b: [1], c: 2, d: [1], e: 2 });
  });

  test("what several aliases share in the text is not shared in the data", () => {
    const value = readDocumentText("a: &x { n: 1 }\nb: *x\n").value as Record<string, { n: number }>;
    expect(value.a).not.toBe(value.b);
  });

  test("a quoted << is a key like others", () => {
    expect(dataOf('"<<": 1\n')).toEqual({ "<<": 1 });
  });

  test("the order of keys does not matter", () => {
    const lines = ["a: &x { p: 1, q: 2 }", "z: { q: 3, <<: *x }", "m: [1, { u: 1, v: 2 }]"];
    const one = readDocumentText(lines.join("\n")).value;
    const other = readDocumentText(
      ["m: [1, { v: 2, u: 1 }]", "a: &x { q: 2, p: 1 }", "z: { <<: *x, q: 3 }"].join("\n"),
    ).value;
    expect(other).toEqual(one);
  });
});

describe("places", () => {
  const text = `# a comment
name: acme
systems:
  shop:
    apps:
      web: { image: "x", port: 8080 }
      api:
        tags:
          - one
          -   two
empty:
base: &base
  size: 3
pool: *base
edge: { <<: *base, zone: z }
`;
  const { locate } = readDocumentText(text, { file: "dir/b.yaml" });

  test.each([
    [["name"], "key", 2, 1],
    [["name"], "value", 2, 7],
    [["systems"], "key", 3, 1],
    [["systems"], "value", 4, 3],
    [["systems", "shop", "apps", "web"], "key", 6, 7],
    [["systems", "shop", "apps", "web"], "value", 6, 12],
    [["systems", "shop", "apps", "web", "port"], "key", 6, 26],
    [["systems", "shop", "apps", "web", "port"], "value", 6, 32],
    [["systems", "shop", "apps", "api", "tags"], "value", 9, 11],
    [["systems", "shop", "apps", "api", "tags", 1], "value", 10, 15],
    [["empty"], "value", 11, 7],
    [["pool"], "value", 14, 7],
    [["pool", "size"], "value", 13, 9],
    [["edge", "size"], "key", 13, 3],
    [["edge", "zone"], "key", 15, 20],
  ] as const)("%j, its %s, is at %d:%d", (steps, part, line, column) => {
    expect(locate(steps, part)).toEqual({ file: "dir/b.yaml", line, column, path: showPath(steps) });
  });

  test("what is not there is placed at the nearest part above", () => {
    expect(locate(["systems", "shop", "type"], "key")).toEqual({
      file: "dir/b.yaml",
      line: 5,
      column: 5,
      path: "systems.shop.type",
    });
    expect(locate([])).toEqual({ file: "dir/b.yaml", line: 2, column: 1 });
    expect(readDocumentText("[", { file: "b.yaml" }).locate(["a"])).toEqual({ file: "b.yaml", path: "a" });
  });

  test("columns count from 1 behind tabs, wide characters and a byte order mark", () => {
    const loaded = readDocumentText('\ufeff{"ä":\t"😀", b: 1}\r\n');
    expect(loaded.locate(["ä"], "value")).toMatchObject({ line: 1, column: 7 });
    expect(loaded.locate(["b"], "key")).toMatchObject({ line: 1, column: 13 });
  });

  test("a path is written as people write it", () => {
    expect(showPath(["systems", "shop", "env", "a.b", "8080", "waivers", 0, "at"])).toBe(
      'systems.shop.env["a.b"]["8080"].waivers[0].at',
    );
    expect(showPath(["a\u202eb"])).toBe('["a\\\\u{202E}b"]');
    expect(showPath(["k".repeat(100)])).toBe(`${"k".repeat(57)}...`);
  });

  test("a number is known as it is written", () => {
    const { written } = readDocumentText("a: 1.10\nb: text\n");
    expect([written?.(["a"]), written?.(["b"]), written?.(["c"])]).toEqual(["1.10", undefined, undefined]);
  });
});

describe("what is not YAML", () => {
  test.each([
    ["name acme\nregion: x\n", "1:1: invalid YAML: a line without a colon", "Write `key: value`."],
    ["name: acme\nregion\nx: 1\n", "2:1: invalid YAML: a line without a colon", "Write `key: value`."],
    ["a: b: c\n", "1:4: invalid YAML: a nested key inside a value", "Quote the text, or start a new line."],
    ["a:\n\tb: 1\n", "2:1: invalid YAML: a tab used as indentation", "Indent with spaces."],
    [
      "a:\n  b: 1\n c: 2\n",
      "3:1: invalid YAML: the indentation matches no line above",
      "Use the indentation of its siblings.",
    ],
    ['x: 1\na: "b\nc: 1\n', "2:4: invalid YAML: an unclosed quote", "Close the quote."],
    ["a: [1, 2\nb: 3\n", "1:4: invalid YAML: an unclosed bracket", "Close it with ], or indent its content."],
    ["a: { b: [1 }\n", "1:9: invalid YAML: an unclosed bracket", "Close it with ], or indent its content."],
    ["a: ]\n", "1:4: invalid YAML: an unexpected ]", "Delete it."],
    ["a: @x\n", "1:4: invalid YAML: an unquoted value cannot start with @", "Quote the text."],
    ["a: - b\n", "1:4: invalid YAML: a list that starts on the line of its key", "Start the list on a new line."],
    ['a: "b" c\n', "1:8: invalid YAML: unexpected text after a complete value", "Quote the whole text."],
    ['a: "\\q"\n', "1:5: invalid YAML: an unknown escape sequence", "Double the backslash, or use single quotes."],
  ])("%j is refused at its place", (text, message, fix) => {
    const got = /cannot start with (.)$/.exec(message)?.[1];
    const shown = got === undefined ? "" : `\n  got:      ${got}`;
    expect(faultsOf(text)).toBe(`b.yaml:${message} [BP004]\n  expected: YAML 1.2${shown}\n  fix:      ${fix}`);
  });

  test("errors in several lines are all reported, in the order of the text", () => {
    expect(
      faultsOf("a: @x\nb: 1\nc: `y`\n"),
    ).toBe(`b.yaml:1:4: invalid YAML: an unquoted value cannot start with @ [BP004]
  expected: YAML 1.2
  got:      @
  fix:      Quote the text.
b.yaml:3:4: invalid YAML: an unquoted value cannot start with \` [BP004]
  expected: YAML 1.2
  got:      \`
  fix:      Quote the text.`);
  });

  test("unknown value then", () => {
    expect(readDocumentText("a: @x\n").value).toBeUndefined();
  });
});

describe("whole files", () => {
  test.each(["", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "\ufeff"])("%j is empty", (text) => {
    expect(faultsOf(text)).toBe(
      "b.yaml:1:1: the file is empty [BP002]\n  expected: at least name, region and resourceGroup",
    );
  });

  test("an empty file of another kind is told what that holds", () => {
    expect(readDocumentText("", { holds: "at least waivers" }).faults[0]?.expected).toBe("at least waivers");
  });

  test.each([
    ["- a\n", "a list"],
    ["text\n", "text"],
    ["5\n", "text"],
    ["null\n", "text"],
    ["[]\n", "a list"],
  ])("%j is no mapping", (text, got) => {
    expect(faultsOf(text)).toBe(`b.yaml:1:1: a blueprint must be a mapping of keys to values [BP006]
  expected: at least name, region and resourceGroup
  got:      ${got}
  fix:      Write \`key: value\`.`);
  });

  test.each([
    ["a: 1\n---\nb: 2\n", "2:1"],
    ["---\na: 1\n---\n", "3:1"],
    ["a: 1\n...\n# more\nb: 2\n", "4:1"],
  ])("%j is more than one document", (text, at) => {
    expect(faultsOf(text)).toBe(
      `b.yaml:${at}: a blueprint must be a single YAML document [BP003]\n  expected: one document\n  got:      a second document\n  fix:      Put each document into a file of its own.`,
    );
  });

  test.each([
    ["%YAML 1.1\n---\na: yes\n", "%YAML 1.1"],
    ["%TAG ! tag:example.com,2000:\n---\na: 1\n", "%TAG"],
  ])("the directive in %j is refused", (text, got) => {
    expect(faultsOf(text)).toBe(
      `b.yaml:1:1: a blueprint must be YAML 1.2 without directives [BP008]\n  expected: no directives\n  got:      ${got}\n  fix:      Delete the line.`,
    );
  });

  describe("on disk", () => {
    let folder: string;
    beforeEach(() => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-"));
    });
    afterEach(() => fs.rmSync(folder, { recursive: true }));

    /** Faults of a file of these bytes, with the folder left out. */
    function faultsOfBytes(bytes: Buffer): string {
      const file = path.join(folder, "b.yaml");
      fs.writeFileSync(file, bytes);
      return readDocument(file).faults.map(renderFault).join("\n").replaceAll(`${folder}/`, "");
    }

    test("a file is named as the user named it", () => {
      const file = path.relative(process.cwd(), path.join(folder, "b.yaml"));
      fs.writeFileSync(file, "a: 1\na: 2\n");
      const { faults, files, locate } = readDocument(file);
      expect([faults[0]?.place.file, files, locate(["a"]).file]).toEqual([file, [file], file]);
    });

    test("what is missing, a folder, a device, or has an impossible name is refused", () => {
      expect(readDocument(path.join(folder, "none.yaml")).faults).toEqual([
        {
          code: "BP001",
          message: "file not found",
          place: { file: path.join(folder, "none.yaml") },
          expected: "a blueprint: one YAML file",
        },
      ]);
      for (const [file, got] of [
        [folder, "a folder"],
        ["/dev/zero", "a device"],
        ["a\0b", "a path with a NUL byte"],
      ] as const) {
        const fault = { code: "BP001", message: "not a regular file", place: { file }, got };
        expect(readDocument(file).faults).toMatchObject([fault]);
      }
    });

    test("a file over 1 MiB is refused before it is parsed, one of 1 MiB is read", () => {
      const whole = Buffer.from(`a: 1\n#${" ".repeat(1024 * 1024 - 6)}`);
      expect(faultsOfBytes(whole)).toBe("");
      expect(faultsOfBytes(Buffer.concat([whole, Buffer.from("\n")]))).toBe(
        "b.yaml: the file is too large [BP001]\n  expected: at most 1 MiB\n  got:      1048577 bytes\n  fix:      If the file must be this large, set the environment variable RAMPART_MAX_MIB to a larger limit in MiB.",
      );
    });

    test.each([
      ["a: ä\nb: \xff\n", "2:4"],
      ["\xef\xbb\xbfa: \xe2\x82\n", "1:4"],
    ])("bytes that are no UTF-8 are refused where they stand: %j", (text, at) => {
      const bytes = Buffer.concat(
        [...text].map((one) => (one === "ä" ? Buffer.from(one) : Buffer.from(one, "latin1"))),
      );
      expect(faultsOfBytes(bytes)).toBe(
        `b.yaml:${at}: the file is not UTF-8 text [BP007]\n  expected: UTF-8\n  got:      bytes that are not UTF-8\n  fix:      Save the file as UTF-8.`,
      );
    });

    test("UTF-16, as some Windows tools write it, is named", () => {
      const bytes = Buffer.from("\ufeffname: acme\n", "utf16le");
      expect(faultsOfBytes(bytes)).toBe(
        "b.yaml:1:1: the file is not UTF-8 text [BP007]\n  expected: UTF-8\n  got:      UTF-16\n  fix:      Save the file as UTF-8.",
      );
    });
  });
});

describe("keys", () => {
  test("a key that stands twice is refused where it stands again, and the first counts", () => {
    const { faults, value } = readDocumentText("name: a\nx:\n  y: 1\n  z: 2\n  y: 3\n", { file: "b.yaml" });
    expect(faults.map(renderFault).join("\n")).toBe(
      "b.yaml:5:3 x.y: duplicate key [BP005]\n  expected: each key once\n  got:      y\n  fix:      Remove one of the two; the first is on line 3.",
    );
    expect(value).toEqual({ name: "a", x: { y: 1, z: 2 } });
  });

  test("the same key as text and as number is one key", () => {
    expect(faultsOf('"1": a\n1: b\n')).toContain("duplicate key [BP005]");
  });

  test.each([
    ["8080: x\n", '1:1 ["8080"]', "8080 (number)", 'Quote it: "8080".'],
    ["a: { 1.5: x }\n", '1:6 a["1.5"]', "1.5 (number)", 'Quote it: "1.5".'],
    ["true: x\n", "1:1 true", "true (boolean)", 'Quote it: "true".'],
    ["null: x\n", "1:1 null", "null (nothing)", 'Quote it: "null".'],
    [": x\n", "1:1", "nothing", "Write the name of the key."],
    ["? [a]\n: x\n", "1:3", "a list or mapping", undefined],
    ["? { a: b }\n: x\n", "1:3", "a list or mapping", undefined],
    ["a: &k b\n*k : x\n", "2:1", "an alias", undefined],
    ["!!int 1: x\n", "1:7", "a tag", undefined],
  ])("%j has a key that is not text", (text, at, got, fix) => {
    expect(faultsOf(text)).toBe(
      `b.yaml:${at}: mapping keys must be strings [BP013]\n  expected: a string, quoted if it looks like a number, true, false or null\n  got:      ${got}${fix === undefined ? "" : `\n  fix:      ${fix}`}`,
    );
  });

  test.each(["__proto__", "constructor", "prototype"])("the key %s is refused and reaches nothing", (key) => {
    const { value, faults } = readDocumentText(`a:\n  ${key}: { polluted: true }\n"${key}": 1\n`, { file: "b.yaml" });
    expect(faults.map(renderFault).join("\n")).toBe(`b.yaml:2:3 a.${key}: reserved key [BP014]
  expected: another name
  got:      ${key}
  fix:      Choose another name.
b.yaml:3:1 ${key}: reserved key [BP014]
  expected: another name
  got:      ${key}
  fix:      Choose another name.`);
    expect(value).toEqual({ a: {} });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("a reserved key does not come in through an anchor or a merge either", () => {
    const { value, faults } = readDocumentText("a: &a { __proto__: { polluted: 1 } }\nb: { <<: *a }\nc: *a\n");
    expect([value, faults.length]).toEqual([{ a: {}, b: {}, c: {} }, 1]);
  });

  test.each([
    ["<<: 5\n", "1:5: "],
    ["a: &a { b: 1 }\nc: { <<: [*a, 1] }\n", "2:15 c: "],
  ])("%j merges something else than a mapping", (text, at) => {
    expect(faultsOf(text)).toBe(
      `b.yaml:${at}the merge key << accepts only mappings [BP017]\n  expected: a mapping, or a list of mappings\n  got:      a plain value\n  fix:      Use the alias of a mapping.`,
    );
  });

  test("two merge keys in one mapping are refused", () => {
    expect(faultsOf("a: &a { b: 1 }\nc: { <<: *a, <<: *a }\n")).toBe(
      "b.yaml:2:14 c: duplicate key [BP005]\n  expected: each key once\n  got:      <<\n  fix:      Use one merge key with a list: `<<: [*one, *two]`.",
    );
  });
});

describe("values", () => {
  test.each([
    ['a: !!js/function "x"\n', "1:4", "!!js/function"],
    ["a: !foo { b: 1 }\n", "1:4", "!foo"],
    ["a: !<tag:x,1:y> b\n", "1:4", "tag:x,1:y"],
    ["a: !!binary aGk=\n", "1:4", "!!binary"],
    ["a: !!timestamp 2027-03-31\n", "1:4", "!!timestamp"],
    ["a: !!set { x }\n", "1:4", "!!set"],
    ["a: !!omap [b: 1]\n", "1:4", "!!omap"],
  ])("the tag in %j is refused", (text, at, got) => {
    expect(faultsOf(text)).toBe(`b.yaml:${at}: unsupported YAML tag [BP012]
  expected: a value without a tag
  got:      ${got}
  fix:      Write the plain value; quote a string that looks like another type.`);
  });

  test("tags that say what a value is anyway are let through, others not", () => {
    expect(dataOf("a: !!str 12\nb: !!int 3\nc: !!map {}\nd: !!seq []\n")).toEqual({ a: "12", b: 3, c: {}, d: [] });
    expect(faultsOf("a: !!int x\n")).toContain(
      "b.yaml:1:4: unsupported YAML tag [BP012]\n  expected: a value without a tag\n  got:      !!int",
    );
    expect(faultsOf("a: ! x\n")).toContain(
      "b.yaml:1:6 a: unsupported YAML tag [BP012]\n  expected: a value without a tag\n  got:      !",
    );
  });

  test.each([".nan", ".inf", "-.INF", "1e400"])("%s is no number", (number) => {
    expect(faultsOf(`a:\n  b: ${number}\n`)).toBe(
      `b.yaml:2:6 a.b: the number is infinite or not a number [BP015]\n  expected: a finite number\n  got:      ${number}`,
    );
  });

  test.each(["12345678901234567890", "-9007199254740993", "0xFFFFFFFFFFFFFFFF"])("%s would lose digits", (number) => {
    expect(faultsOf(`a: ${number}\n`)).toBe(
      `b.yaml:1:4 a: the integer is too large to be represented exactly [BP015]\n  expected: at most 9007199254740991\n  got:      ${number}\n  fix:      If it is an id, quote it.`,
    );
  });

  test("a number with leading zeros is refused: YAML 1.1 takes it as octal", () => {
    expect(
      faultsOf("mode: 0644\n"),
    ).toBe(`b.yaml:1:7 mode: number with leading zeros: some parsers read it as octal [BP016]
  expected: a number without leading zeros
  got:      0644
  fix:      Write 644, or "0644" if it is a string.`);
  });

  test("an alias without its anchor is refused, with the anchor that was meant", () => {
    expect(faultsOf("base: &base {}\na: *bsae\n")).toBe(
      "b.yaml:2:4 a: unknown anchor &bsae: an anchor must be defined above its aliases [BP018]\n  expected: *base\n  got:      *bsae\n  fix:      Did you mean base?",
    );
    expect(faultsOf("a: *later\nb: &later 1\n")).toBe(
      "b.yaml:1:4 a: unknown anchor &later: an anchor must be defined above its aliases [BP018]\n  expected: an anchor defined above\n  got:      *later",
    );
  });
});

describe("texts", () => {
  const fix = "Delete it, or retype the text around it.";

  test.each([
    ["U+0007 (bell)", "\u0007"],
    ["U+001B (escape)", "\u001b"],
    ["U+007F (delete)", "\u007f"],
    ["U+0085 (next line)", "\u0085"],
    ["U+009B", "\u009b"],
    ["U+00AD (soft hyphen)", "\u00ad"],
    ["U+061C", "\u061c"],
    ["U+200B (zero-width space)", "\u200b"],
    ["U+200D (zero-width joiner)", "\u200d"],
    ["U+200F (right-to-left mark)", "\u200f"],
    ["U+2028 (line separator)", "\u2028"],
    ["U+2029 (paragraph separator)", "\u2029"],
    ["U+202E (right-to-left override)", "\u202e"],
    ["U+2060 (word joiner)", "\u2060"],
    ["U+2066 (left-to-right isolate)", "\u2066"],
    ["U+3164", "\u3164"],
    ["U+FEFF (byte order mark)", "\ufeff"],
    ["U+FFFE", "\ufffe"],
    ["U+E0041", "\u{e0041}"],
  ])("%s is refused in a value and in a key, written as itself or as an escape", (name, character) => {
    const fault = (at: string) =>
      `b.yaml:${at}: invisible character [BP020]\n  expected: visible characters only\n  got:      ${name}\n  fix:      ${fix}`;
    const code = character.codePointAt(0) ?? 0;
    const escaped = `\\U${code.toString(16).padStart(8, "0")}`;
    const shown = `["x\\\\u{${code.toString(16).toUpperCase()}}"]`;
    expect(faultsOf(`a: "ab${character}c"\n`)).toBe(fault("1:7 a"));
    expect(faultsOf(`a: "ab${escaped}c"\n`)).toBe(fault("1:4 a"));
    expect(faultsOf(`"x${character}": 1\n`)).toBe(fault(`1:3 ${shown}`));
    expect(faultsOf(`"x${escaped}": 1\n`)).toBe(fault(`1:1 ${shown}`));
  });

  test("a lone surrogate is refused", () => {
    expect(faultsOf('a: "\\ud800"\n')).toContain("got:      U+D800");
  });

  test("characters that turn text around are refused in comments too, each once", () => {
    expect(faultsOf("a: 1 # x\u202ey\n# \u001b[2J\nb: \u2066c\n")).toBe(`b.yaml:1:9: invisible character [BP020]
  expected: visible characters only
  got:      U+202E (right-to-left override)
  fix:      ${fix}
b.yaml:2:3: invisible character [BP020]
  expected: visible characters only
  got:      U+001B (escape)
  fix:      ${fix}
b.yaml:3:4 b: invisible character [BP020]
  expected: visible characters only
  got:      U+2066 (left-to-right isolate)
  fix:      ${fix}`);
  });

  test("letters of any script and emoji are fine, and a joiner in a comment", () => {
    expect(dataOf("größe: 東京 ⚠️ עברית # 👩‍💻\n")).toEqual({ größe: "東京 ⚠️ עברית" });
  });

  test("a line break is fine where the text has several lines, and refused where it hides in one", () => {
    expect(dataOf('a: |\n  b\n  c\nd: "e\n\n  f"\n')).toEqual({ a: "b\nc\n", d: "e\nf" });
    expect(faultsOf('a: "b\\nc"\n')).toBe(`b.yaml:1:4 a: line break in a single-line value [BP022]
  expected: text on one line
  got:      a line break
  fix:      Remove it, or write the value as a block: | after the colon, and its lines below, indented.`);
    expect(faultsOf('"a\\nb": 1\n')).toContain("got:      U+000A (line feed)");
    expect(faultsOf('"a\\tb": 1\n')).toContain("got:      U+0009 (tab)");
  });

  test.each([
    ["a: x${var.y}\n", "1:5 a", "${…"],
    ['a: "$${y}"\n', "1:6 a", "${…"],
    ["a:\n  - ok\n  - '%{ if true }x'\n", "3:6 a[1]", "%{…"],
    ["a: |\n  one\n  two ${x}\n", "3:7 a", "${…"],
    ['a: "\\u0024{x}"\n', "1:4 a", "${…"],
    ['"${a}": 1\n', '1:2 ["${a}"]', "${…"],
  ])("Terraform in %j is refused", (text, at, got) => {
    expect(
      faultsOf(text),
    ).toBe(`b.yaml:${at}: Terraform expression in a blueprint: only plain values are allowed [BP021]
  expected: a plain value
  got:      ${got}
  fix:      Write the literal value.`);
  });

  test("a dollar or a per cent sign alone is text", () => {
    expect(dataOf("a: $x\nb: 100%\nc: $ {x}\n")).toEqual({ a: "$x", b: "100%", c: "$ {x}" });
  });

  test("a fault in what aliases name is reported once", () => {
    expect(readDocumentText("a: &a { b: '${x}' }\nc: *a\nd: { <<: *a }\n").faults).toHaveLength(1);
  });
});

test("all faults come at once, in the order of the text", () => {
  const text = "z: '${a}'\na: 010\n8: 1\nz: 2\nb: { constructor: .inf }\n";
  expect(readDocumentText(text).faults.map(({ code, place }) => [code, place.line, place.column])).toEqual([
    ["BP021", 1, 5],
    ["BP016", 2, 4],
    ["BP013", 3, 1],
    ["BP005", 4, 1],
    ["BP014", 5, 6],
    ["BP015", 5, 19],
  ]);
});
