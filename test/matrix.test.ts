import { allControls } from "../src/judge/pipeline";
import { matrixOf, renderRow } from "../src/report/controls";
import { outputFiles } from "../src/write/output";
import { reference, referenceNames } from "./support/reference";

/** Rows of the documents' matrices: every statement has a number, and none may be missing. */
const documents: readonly { readonly prefix: string; readonly rows: number; readonly blueprint: string }[] = [
  { prefix: "CE", rows: 66, blueprint: "code-engine" },
  { prefix: "IKS", rows: 102, blueprint: "vpc-cluster" },
  { prefix: "AE", rows: 28, blueprint: "spark" },
];

/** The rows of a reference blueprint, with the files in which steps are looked for. */
function rowsOf(name: string) {
  const result = reference(name);
  const texts = outputFiles(result, false).files;
  return { texts, rows: result.platforms.flatMap((platform) => matrixOf(platform, allControls(), texts)) };
}

test.each(documents)("each of the $rows statements $prefix has a row in $blueprint", ({ prefix, rows, blueprint }) => {
  const answered = rowsOf(blueprint)
    .rows.filter(({ control }) => control.id.startsWith(`${prefix}-`))
    .sort((a, b) => (a.control.id < b.control.id ? -1 : 1));
  process.stdout.write(`${answered.map((row) => `matrix: ${renderRow(row)}\n`).join("")}`);
  const numbers = Array.from({ length: rows }, (_, index) => `${prefix}-${String(index + 1).padStart(2, "0")}`);
  expect(answered.map(({ control }) => control.id)).toEqual(numbers.sort());
});

test("no blueprint leaves a control violated or unknown", () => {
  for (const name of referenceNames) {
    const open = rowsOf(name).rows.filter(({ outcome }) => outcome === "violation" || outcome === "unknown");
    expect([name, open.map(renderRow)]).toEqual([name, []]);
  }
});

test("what is said to stand in a file stands there", () => {
  for (const name of referenceNames) {
    const { texts, rows } = rowsOf(name);
    for (const { control, outcome, file } of rows) {
      if (outcome === "artefact" || outcome === "own") expect([name, control.id, file]).not.toContain(undefined);
      if (file === undefined) continue;
      if (outcome === "foreign") {
        expect([name, control.id, texts.has(file)]).toEqual([name, control.id, true]);
        continue;
      }
      const said = texts
        .get(file)
        ?.replace(/\s+/g, " ")
        .includes(control.step ?? "nothing");
      expect({ name, control: control.id, file, said }).toEqual({ name, control: control.id, file, said: true });
    }
  }
});

test("a file that says it answers a control has the control's words, or a place shows the control", () => {
  for (const name of referenceNames) {
    const answered = new Set(
      reference(name).platforms.flatMap(({ platform }) => platform.artefacts.flatMap(({ controls = [] }) => controls)),
    );
    const open = rowsOf(name).rows.filter(
      ({ control, outcome }) => answered.has(control.id) && (outcome === "notAnswered" || outcome === "notApplicable"),
    );
    expect([name, open.map(renderRow)]).toEqual([name, []]);
  }
});

test("a report asks nothing about systems that are not there", () => {
  const asked = (name: string, prefix: string) =>
    rowsOf(name)
      .rows.filter(({ control }) => control.id.startsWith(prefix))
      .filter(({ outcome }) => outcome === "inherited" || outcome === "own" || outcome === "notAnswered");
  expect(asked("code-engine", "AE-").map(renderRow)).toEqual([]);
  expect(asked("code-engine", "IKS-").map(renderRow)).toEqual([]);
  expect(asked("spark", "CE-0").map(renderRow)).toEqual([]);
});

test("what evidence and steps stand beside is a control", () => {
  const ids = new Set(allControls().map(({ id }) => id));
  for (const { id, beside } of allControls()) expect([id, beside === undefined || ids.has(beside)]).toEqual([id, true]);
});
