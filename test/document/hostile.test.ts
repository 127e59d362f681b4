import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as z from "zod";
import { renderFault } from "../../src/core/fault";
import { type LoadedDocument, parseWith, readDocument, readDocumentText } from "../../src/document";
import { messageCodes } from "../../src/messages";
import { sampleSize } from "../support/sample";

const large = 250_000;

/** A text of about a size, made by repeating a piece. */
function filled(piece: string, size = large): string {
  return piece.repeat(Math.floor(size / piece.length));
}

/** The codes of a text's faults, each once. */
function codesOf({ faults }: LoadedDocument): string[] {
  return [...new Set(faults.map(({ code }) => code))];
}

describe("limits", () => {
  test("64 levels are read, 65 are refused where they begin", () => {
    const nested = (levels: number) => `a: ${"[".repeat(levels)}${"]".repeat(levels)}\n`;
    expect(readDocumentText(nested(63)).faults).toEqual([]);
    expect(readDocumentText(nested(64), { file: "b.yaml" }).faults.map(renderFault)).toEqual([
      `b.yaml:1:67 a${"[0]".repeat(63)}: mappings and lists are nested too deeply [BP011]\n  expected: at most 64 levels`,
    ]);
    const block = Array.from({ length: 64 }, (_, level) => `${" ".repeat(level)}k:\n`).join("");
    expect(readDocumentText(block).faults).toEqual([]);
    expect(codesOf(readDocumentText(`${block}${" ".repeat(64)}k: 1\n`))).toEqual(["BP011"]);
  });

  test("aliases do not lead deeper", () => {
    const lines = ["a0: &a0 [x]", ...Array.from({ length: 70 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}]`)];
    expect(readDocumentText(lines.join("\n"), { file: "b.yaml" }).faults.map(renderFault)).toEqual([
      "b.yaml:64:12 a63[0]: mappings and lists are nested too deeply [BP011]\n  expected: at most 64 levels",
    ]);
  });

  test("an alias bomb is refused where it exceeds the limit", () => {
    const nine = (at: number) => Array(9).fill(`*a${at}`).join(",");
    const bomb = `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${nine(at)}]\n`).join("")}`;
    const { value, faults } = readDocumentText(bomb, { file: "b.yaml" });
    expect(value).toBeUndefined();
    expect(faults.map(renderFault)).toEqual([
      "b.yaml:6:10 a5[0]: the file expands to too many values [BP010]\n  expected: at most 100000 values",
    ]);
  });

  test("a bomb of merges, more aliases than anybody writes, and a value that holds itself are refused", () => {
    const keys = Array.from({ length: 5000 }, (_, at) => `k${at}: 1`).join(", ");
    const merges = Array.from({ length: 900 }, (_, at) => `m${at}: { <<: *a }\n`).join("");
    expect(codesOf(readDocumentText(`a: &a { ${keys} }\n${merges}`))).toEqual(["BP010"]);
    expect(
      readDocumentText(`a: &a 1\nb: [${"*a,".repeat(1001)}]\n`, { file: "b.yaml" }).faults.map(renderFault),
    ).toEqual(["b.yaml:2:3005 b[1000]: the file expands to too many values [BP010]\n  expected: at most 1000 aliases"]);
    for (const [text, at] of [
      ["a: &x [*x]\n", "1:8 a[0]"],
      ["a: &x { b: { <<: *x } }\n", "1:18 a.b"],
    ]) {
      expect(readDocumentText(text ?? "", { file: "b.yaml" }).faults.map(renderFault)).toEqual([
        `b.yaml:${at}: the file expands to too many values [BP010]\n  expected: a value that does not contain itself\n  got:      *x`,
      ]);
    }
  });

  test("a thousand faults are listed, the rest is counted", () => {
    const { faults } = readDocumentText(`a:\n${filled(" - ${x}\n", 8 * 5000)}`, { file: "b.yaml" });
    expect(faults).toHaveLength(1001);
    expect(renderFault(faults[1000] ?? { code: "", message: "", place: {} })).toBe(
      "b.yaml: 4000 more faults are not shown [BP099]",
    );
    const schema = z.strictObject({ a: z.array(z.int()) });
    const judged = parseWith(schema, readDocumentText(`a: [${"x,".repeat(5000)}]`));
    expect([judged.faults.length, judged.faults.at(-1)?.message]).toEqual([1001, "4000 more faults are not shown"]);
  });
});

describe("a lot of nothing good is refused in bounded time", () => {
  const unique = Array.from({ length: 100_001 }, (_, at) => `k${at.toString(36)}:\n`).join("");
  const schema = z.strictObject({ a: z.array(z.strictObject({ b: z.int(), c: z.string(), d: z.boolean() })) });

  test.each([
    ["brackets that open", filled("["), ["BP011"]],
    ["mappings that open", filled("{a: "), ["BP011"]],
    ["dashes", filled("- "), ["BP011"]],
    ["question marks", filled("? "), ["BP011"]],
    ["pairs of brackets", filled("[]"), ["BP004"]],
    ["brackets that close", filled("]"), ["BP004"]],
    ["commas", `a: [${filled(",")}`, ["BP004"]],
    ["quotes", filled('"a" '), ["BP004"]],
    ["a quote that stays open", `a: "${filled("x\n")}`, ["BP004"]],
    ["anchors", filled("&a "), ["BP004"]],
    ["tags", filled("! "), ["BP004"]],
    ["signs that begin nothing", filled("- @\n"), ["BP004", "BP099"]],
    ["documents", filled("---\n"), ["BP003"]],
    ["directives", filled("%X\n"), ["BP008"]],
    ["comments", filled("#\n"), ["BP002"]],
    ["empty lines", filled("\n"), ["BP002"]],
    ["keys, each another", unique, ["BP010"]],
    ["one key again and again", `a:\n${filled(" b: 1\n")}`, ["BP005", "BP099"]],
    ["entries", `a:\n${filled("- a\n", 4 * 100_001)}`, ["BP010"]],
    ["empty mappings for the schema to judge", `a: [${filled("{},", 3 * 20_000)}]`, ["BP100", "BP099"]],
    [
      "unknown keys below a long one",
      `? ${"k".repeat(500_000)}\n: {${filled("1: , ", 100_000)}}`,
      ["BP013", "BP005", "BP099"],
    ],
    ["hidden characters", `a:\n${filled(' - "\u202e"\n', 100_000)}`, ["BP020", "BP099"]],
    ["bell characters in a comment", `a: 1 #${filled("\u0007")}`, ["BP020", "BP099"]],
  ])("%s", (_, text, codes) => {
    const began = performance.now();
    const { faults } = parseWith(schema, readDocumentText(text));
    // Below a second on an idle machine; the bound is for a busy one, and for what is quadratic by mistake.
    expect(performance.now() - began).toBeLessThan(10_000);
    expect([...new Set(faults.map(({ code }) => code))]).toEqual(codes);
  });
});

describe("texts changed at random", () => {
  const good = Buffer.from(`# A blueprint
extends: [base.yaml]
name: acme
region: eu-de
operators: [203.0.113.0/24, "2001:db8::/32"]
defaults: &web { port: 8080, public: true, share: 0.5 }
systems:
  shop:
    type: code-engine
    apps:
      web: { <<: *web, image: "x@sha256:${"a".repeat(64)}" }
      api:
        <<: *web
        note: |
          two
          lines
        more: >-
          folded
          text
waivers:
  - control: CE-21
    reason: 'it''s fine'
    expires: 2027-03-31
`);
  const pieces = [
    "\t",
    "\n",
    "\r\n",
    " ",
    ": ",
    "- ",
    "? ",
    "<<: ",
    "*web",
    "&web ",
    "!!str ",
    "!x ",
    "{",
    "}",
    "[",
    "]",
    ",",
    '"',
    "'",
    "|",
    ">",
    "#",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "${x}",
    "%{",
    "\u202e",
    "\u0000",
    "\ufeff",
    "__proto__: ",
    "constructor",
    "null",
    "~",
    ".nan",
    "0777",
    "1e999",
    "extends: ",
    "../x",
    "é",
    "😀",
  ].map((piece) => Buffer.from(piece));
  const schema = z.strictObject({
    name: z.string(),
    region: z.enum(["eu-de"]),
    operators: z.array(z.string()).optional(),
    defaults: z.unknown(),
    systems: z.record(
      z.string(),
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("code-engine"), apps: z.record(z.string(), z.unknown()) }),
      ]),
    ),
    waivers: z.array(
      z.union([z.string(), z.strictObject({ control: z.string(), reason: z.string(), expires: z.string() })]),
    ),
    base: z.int(),
  });

  /** Numbers that are the same in every run: https://en.wikipedia.org/wiki/Xorshift */
  function sequence(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % below;
    };
  }

  /** A copy with up to four bytes changed, pieces put in, or ranges cut or doubled. */
  function changed(random: (below: number) => number): Buffer {
    let bytes = Buffer.from(good);
    for (let left = 1 + random(4); left > 0; left -= 1) {
      const at = random(bytes.length + 1);
      const to = Math.min(bytes.length, at + random(40));
      const [before, between, after] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)];
      switch (random(4)) {
        case 0:
          bytes = Buffer.concat([before, Buffer.from([random(256)]), bytes.subarray(Math.min(bytes.length, at + 1))]);
          break;
        case 1:
          bytes = Buffer.concat([before, pieces[random(pieces.length)] ?? before, between, after]);
          break;
        case 2:
          bytes = Buffer.concat([before, after]);
          break;
        default:
          bytes = Buffer.concat([before, between, between, after]);
      }
    }
    return bytes;
  }

  test("they are values or faults with their place, never an exception, and soon", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-"));
    const file = path.join(folder, "b.yaml");
    fs.writeFileSync(path.join(folder, "base.yaml"), "base: 1\n");
    const random = sequence(20_260_101);
    const seen = new Map<string, number>();
    const tried = sampleSize("documents changed at random", 2000, 600);
    let valid = 0;
    let slowest = 0;
    try {
      for (let run = 0; run < tried; run += 1) {
        const bytes = changed(random);
        fs.writeFileSync(file, bytes);
        const began = performance.now();
        const { value, faults } = parseWith(schema, readDocument(file));
        slowest = Math.max(slowest, performance.now() - began);
        expect(value === undefined).toBe(faults.length > 0);
        if (faults.length === 0) valid += 1;
        const lines = bytes.toString("utf8").split("\n");
        for (const { code, message, place } of faults) {
          seen.set(code, (seen.get(code) ?? 0) + 1);
          expect(Object.keys(messageCodes)).toContain(code);
          expect(message).not.toMatch(/[\p{Cc}\u202e\ufeff]|undefined|\[object|NaN/u);
          if (place.file !== file) continue;
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(lines.length);
          expect(place.column).toBeGreaterThanOrEqual(1);
          expect(place.column).toBeLessThanOrEqual((lines[(place.line ?? 1) - 1]?.length ?? 0) + 2);
        }
        expect(faults.map(({ place }) => place.line ?? 0)).toEqual(
          sortedWithinFiles(faults.map(({ place }) => [place.file ?? "", place.line ?? 0])),
        );
      }
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
    expect(slowest).toBeLessThan(5000);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const counts = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => `${code} ${count}`);
    process.stdout.write(
      `documents changed at random: ${tried} tried, ${tried - valid} refused, ${valid} still valid, slowest ${slowest.toFixed(0)} ms; ${counts.join(", ")}\n`,
    );
  });

  /** Lines in order, file by file. */
  function sortedWithinFiles(places: readonly (readonly [file: string, line: number])[]): number[] {
    const files = [...new Set(places.map(([file]) => file))];
    return files.flatMap((file) =>
      places
        .filter((place) => place[0] === file)
        .map(([, line]) => line)
        .sort((a, b) => a - b),
    );
  }
});
