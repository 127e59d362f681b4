import * as path from "node:path";
import { renderPlace } from "../../src/core/fault";
import { messageCodes } from "../../src/messages";
import { allRules as rules } from "../support/reference";
import { useScratch } from "../support/scratch";
import {
  answer,
  liesElsewhere,
  unreachableCodes,
  type WrongBlueprint,
  writeWrong,
  wrongBases,
  wrongBlueprints,
} from "../support/wrong-blueprints";

const scratch = useScratch();
const codes = wrongBlueprints("codes");
const weakened = wrongBlueprints("rules");

/** The table that is printed: what was refused, where, and in which words. */
const table: string[] = [];
/** How many faults lie in a file that is extended. */
const elsewhere = [...Object.values(codes), ...Object.values(weakened)].filter(liesElsewhere).length;

/** What of expected, got and fix an answer does not have, and no reason is given for. */
function gaps(
  said: { readonly expected?: string; readonly got?: string; readonly fix?: string },
  wrong: WrongBlueprint,
) {
  return (["expected", "got", "fix"] as const).filter(
    (part) => !said[part] && !(part === "got" && wrong.noGot !== undefined),
  );
}

function inTable(word: string, place: string, message: string): void {
  table.push(`${word.padEnd(7)} ${place.padEnd(22)} ${message}`);
}

afterAll(() => {
  const located = table.filter((line) => /^[A-Z]{2}\d{3} /.test(line)).length;
  process.stdout.write(
    `faults located: ${located} codes, ${table.length - located} rules, ${elsewhere} in a file that is extended\n${table.map((line) => `faults located: ${line}\n`).join("")}`,
  );
});

test("what wrong blueprints extend is right", () => {
  for (const base of Object.keys(wrongBases())) {
    writeWrong(scratch(), { base, text: "▸# nothing more\n" });
    expect({ base, ...answer(scratch()) }).toEqual({ base, faults: [], findings: [] });
  }
});

test("every message code has a wrong blueprint, or a reason why no blueprint can cause it", () => {
  const said = [...Object.keys(codes), ...unreachableCodes()];
  expect(said.sort()).toEqual(Object.keys(messageCodes).sort());
});

test.each(Object.entries(codes))(
  "%s is said at its line and column, with what is expected, got and to do",
  (code, wrong) => {
    const place = writeWrong(scratch(), wrong);
    const { faults } = answer(scratch(), wrong.inputs);
    const [fault] = faults;
    expect([...new Set(faults.map((one) => one.code))]).toEqual([code]);
    for (const one of faults)
      expect({ ...place, gaps: [] }).toMatchObject({ ...positionOf(one.place), gaps: gaps(one, wrong) });
    expect(wrong.noGot === undefined || faults.every(({ got }) => got === undefined)).toBe(true);
    inTable(code, renderPlace(shortened(place)), fault?.message ?? "");
  },
);

test.each(Object.entries(weakened))("a finding of %s points at the option that brought it about", (rule, wrong) => {
  const place = writeWrong(scratch(), wrong);
  const { faults, findings } = answer(scratch(), wrong.inputs);
  expect(faults).toEqual([]);
  const found = findings.filter((finding) => finding.rule === rule);
  expect(found.map(({ source }) => positionOf(source ?? {}))).toContainEqual(place);
  expect(found.flatMap((finding) => gaps(finding, wrong))).toEqual([]);
  const [finding] = found;
  inTable(
    rule,
    renderPlace(shortened(place)),
    `${finding?.control} expected ${finding?.expected}, got ${finding?.got}`,
  );
});

test("forty rules of different systems are among those", () => {
  const known = new Set(rules.map(({ id }) => id));
  expect(Object.keys(weakened).filter((rule) => !known.has(rule))).toEqual([]);
  expect(Object.keys(weakened).length).toBeGreaterThanOrEqual(40);
});

test("five faults and more lie in a file that is extended, and are said there", () => {
  expect(elsewhere).toBeGreaterThanOrEqual(5);
});

function positionOf({
  file,
  line,
  column,
}: {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}) {
  return { file, line, column };
}

function shortened(place: { readonly file?: string; readonly line?: number; readonly column?: number }) {
  return { ...positionOf(place), file: path.basename(place.file ?? "") };
}
