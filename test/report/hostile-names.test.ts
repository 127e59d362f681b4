import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Fault, FaultError, renderFault } from "../../src/core/fault";
import { visible, visibleJson, visibleLines } from "../../src/core/visible";
import { judge, type Verdicts } from "../../src/judge/pipeline";
import type { Finding } from "../../src/posture";
import { renderRehearsal, renderUpgrade } from "../../src/report/rehearsal";
import { renderCounts, renderVerdicts } from "../../src/report/text";
import { isObject, type Json, type JsonObject } from "../../src/terraform/configuration";
import { readTerraform } from "../../src/terraform/files";
import { Random } from "../support/random";
import { blueprintFile, reference, today } from "../support/reference";
import { rampart } from "../support/run";
import { sampleSize } from "../support/sample";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const seed = Number(process.env.RAMPART_SEED ?? 20_261_130);
const rounds = Number(process.env.RAMPART_HOSTILE ?? sampleSize("hostile rounds", 40, 14));

/** What drives a terminal, turns text round, hides, or breaks a line. */
const signs = [
  "\x1b[2J",
  "\x1b]0;x\x07",
  "\r",
  "\n",
  "\n0 violations\n",
  "\u2028",
  "\u2029",
  "\x85",
  "\x9b1m",
  "\u202e",
  "\u2066",
  "\u200b",
  "\ufeff",
  "\0",
  "\x7f",
  "\ud800",
  "\u{e0041}",
  "\u00a0",
  "\u061c",
];

/** Nothing of that stands in a text; line breaks are counted by whoever asks. */
const raw =
  /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00a0\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/u;

/** JSON in which about one text or key in some is hostile. */
function poisoned(value: Json, random: Random, share: number): Json {
  const spoil = (text: string) => {
    if (!random.chance(share)) return text;
    const at = random.between(0, text.length);
    return `${text.slice(0, at)}${random.pick(signs)}${text.slice(at)}`;
  };
  if (typeof value === "string") return spoil(value);
  if (Array.isArray(value)) return value.map((inner) => poisoned(inner, random, share));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [spoil(key), poisoned(inner, random, share)]));
}

/** The stack's JSON below its top keys: an unknown key at the top ends the reading. */
function poisonedStack(json: JsonObject, random: Random, share: number): JsonObject {
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, poisoned(value, random, share)]));
}

function linesOfFault({ expected, got, fix }: Fault): number {
  return 1 + [expected, got, fix].filter((part) => part !== undefined).length;
}

function linesOfFinding({ expected, got, fix, waiver, waivable }: Finding): number {
  return 2 + [expected, got, fix].filter((part) => part !== undefined).length + (waiver || !waivable ? 1 : 0);
}

function linesOf({ preflight, check }: Verdicts): number {
  const shown = check.findings.filter(({ verdict }) => ["violation", "unknown", "waived"].includes(verdict));
  const faults = [...preflight.faults, ...check.faults].map(linesOfFault);
  const listed = preflight.notJudged.map(() => 1);
  return [...faults, ...shown.map(linesOfFinding), ...listed].reduce((sum, lines) => sum + lines, 0);
}

test("hostile names anywhere in Terraform JSON and waivers are printed as what they are, each finding in its lines", () => {
  const random = new Random(seed);
  const stacks = ["code-engine", "vpc-cluster", "spark"].flatMap((name) => reference(name).stacks);
  const wrong: string[] = [];
  let [refused, lines] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const { json } = random.pick(stacks);
    const folder = fs.mkdtempSync(path.join(scratch(), "round-"));
    const file = path.join(
      folder,
      `a${random.pick(signs).replaceAll("\0", "\x1b").replaceAll("\ud800", "\x1b")}.tf.json`,
    );
    fs.writeFileSync(file, JSON.stringify(poisonedStack(json, random, random.pick([0.01, 0.1, 0.5]))));
    const waiver = {
      control: "CE-11",
      at: `x${random.pick(signs)}`,
      reason: `because${random.pick(signs)}of this and that`,
      owner: `me${random.pick(signs)}`,
      expires: "2027-01-31",
    };
    const texts: string[] = [];
    try {
      const verdicts = judge(readTerraform([folder]), { today, waivers: [waiver] });
      const text = renderVerdicts(verdicts);
      texts.push(text, renderCounts(verdicts), visibleJson(verdicts));
      lines += linesOf(verdicts);
      if (text.split("\n").length !== linesOf(verdicts))
        wrong.push(`${text.split("\n").length} lines, not ${linesOf(verdicts)}`);
      const failed = verdicts.check.findings.filter(({ got }) => /^the rule \S+ failed/.test(got ?? ""));
      wrong.push(...failed.map(({ got }) => String(got)));
      expect(JSON.parse(visibleJson(verdicts))).toEqual(JSON.parse(JSON.stringify(verdicts)));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      refused += 1;
      texts.push(error.message);
      const expected = error.faults.reduce((sum, fault) => sum + linesOfFault(fault), 0);
      if (error.message.split("\n").length !== expected) wrong.push(error.message);
    }
    wrong.push(...texts.flatMap((text) => raw.exec(text)?.map((sign) => `${round}: ${JSON.stringify(sign)}`) ?? []));
  }
  console.log(
    `tried: ${rounds} configurations with hostile names, ${refused} refused, ${lines} lines of findings, ${wrong.length} forged`,
  );
  expect(wrong).toEqual([]);
  expect(lines).toBeGreaterThan(rounds);
});

test("a rehearsal's report and an upgrade's show hostile names as what they are", () => {
  for (const sign of signs) {
    const name = `a${sign}b`;
    const finding = {
      stack: name,
      phase: "plan",
      address: name,
      summary: name,
      detail: `${name.replaceAll("\n", " ")}\n${name}`,
    } as const;
    const text = renderRehearsal({
      clean: false,
      seconds: 1,
      findings: [finding],
      notes: [name, `${name} c`],
      stacks: [{ stack: name, resources: 1, seconds: {} }],
      kept: name,
    });
    expect(text).not.toMatch(raw);
    const change = {
      stack: name,
      address: name,
      type: "ibm_cis",
      kind: "replace",
      because: [name],
      stateful: true,
      accepted: false,
    } as const;
    expect(
      renderUpgrade({ changes: [change], findings: [finding], notes: [name], clean: false, seconds: 1 }),
    ).not.toMatch(raw);
  }
});

test("a fault is one line for each of its parts, whatever they hold", () => {
  for (const sign of signs) {
    const text = `a${sign}b`;
    const fault = {
      code: "XX001",
      message: text,
      place: { file: text, line: 1, column: 1, path: text },
      expected: text,
      got: text,
      fix: text,
    };
    expect(renderFault(fault)).not.toMatch(raw);
    expect(renderFault(fault).split("\n")).toHaveLength(4);
  }
  expect(visible("a\u202eb\n")).toBe("a\\u{202E}b\\u{A}");
  expect(visibleLines("a\x1b\nb\r\n")).toBe("a\\u{1B}\nb\\u{D}\n");
  expect(visibleJson({ "\u{e0041}": "\u2028\x9b" })).toBe('{\n  "\\udb40\\udc41": "\\u2028\\u009b"\n}');
});

test("the command line prints no hostile sign, of files, of arguments, of names", () => {
  const file = path.join(scratch(), "a\x1b[2J\n0 violations.tf.json");
  fs.writeFileSync(
    file,
    JSON.stringify({ resource: { ibm_cis: { "x\u202e\n": { "plan\x1b": "a\u2028" } }, "foo\n": { a: {} } } }),
  );
  for (const args of [
    ["check", file],
    ["check", "--format", "json", file],
    ["check", `${file}\u202e`],
    [`\x1b[2J\n`],
    ["check", "--x\x1b[2J"],
    ["synth", "a\u202e.yaml"],
  ]) {
    const { code, out, err } = rampart(
      args.map((arg) => arg.replaceAll("\0", "")),
      scratch(),
    );
    expect([args, out + err]).toEqual([args, expect.not.stringMatching(raw)]);
    expect(out + err).not.toMatch(/^0 violations/m);
    expect(code === 1 || code === 2).toBe(true);
  }
});

test("nobody who reads on is no error: the exit code is that of the work", () => {
  const ran = (args: string, into: string) =>
    spawnSync("bash", ["-c", `node dist/src/cli/main.js ${args} ${into}; echo "\${PIPESTATUS[0]}"`], {
      encoding: "utf8",
      env: { ...process.env, RAMPART_DEBUG: "1" },
    });
  const file = path.join(scratch(), "a.tf.json");
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`a${at}`, { name: "x", plan: "y" }]));
  fs.writeFileSync(file, JSON.stringify({ resource: { ibm_cis: many } }));
  for (const [args, into, code] of [
    [`check ${file}`, "2>&1 | head -1 >/dev/null", "1"],
    [`check ${file} --format json`, "2>&1 | head -1 >/dev/null", "1"],
    [`check ${file}`, "2>&1 >/dev/null | true", "1"],
    ["schema", "| true", "0"],
    [`synth ${scratch()}/nothing.yaml`, "2>&1 | true", "2"],
    [`check ${blueprintFile("spark")}`, "2>&1 | true", "2"],
  ] as const) {
    const { stdout, stderr } = ran(args, into);
    expect([args, stdout.trim(), stderr]).toEqual([args, code, ""]);
  }
  // A full disk is no reader who has left.
  expect(ran("schema", "2>&1 >/dev/full").stdout).toMatch(/^the output cannot be written: ENOSPC.*\n2\n$/s);
});
