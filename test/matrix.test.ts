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

test.each(documents)(
  "each of the $rows statements $prefix is answered by $blueprint",
  ({ prefix, rows, blueprint }) => {
    const controls = allControls().filter(({ id }) => id.startsWith(`${prefix}-`));
    const result = reference(blueprint);
    const answered = result.platforms
      .flatMap((platform) => matrixOf(platform, controls))
      .sort((a, b) => (a.control.id < b.control.id ? -1 : 1));
    process.stdout.write(`${answered.map((row) => `matrix: ${renderRow(row)}\n`).join("")}`);
    const numbers = Array.from({ length: rows }, (_, index) => `${prefix}-${String(index + 1).padStart(2, "0")}`);
    expect(answered.map(({ control }) => control.id)).toEqual(numbers.sort());
    const open = answered.filter(
      ({ outcome }) => !["compliant", "inherited", "artefact", "elsewhere", "own"].includes(outcome),
    );
    expect(open.map(renderRow)).toEqual([]);
    // What is said to stand in a runbook or a file stands there.
    const texts = [...outputFiles(result, false).files];
    for (const { control, outcome, shownBy } of answered) {
      if (outcome === "artefact") expect(texts.map(([file]) => file)).toContain(shownBy);
      if (outcome !== "own") continue;
      const said = texts.some(([file, text]) => !file.startsWith("controls/") && text.includes(shownBy));
      expect({ control: control.id, step: shownBy, said }).toEqual({ control: control.id, step: shownBy, said: true });
    }
  },
);

test("no blueprint leaves a control violated or unknown", () => {
  const controls = allControls();
  for (const name of referenceNames) {
    for (const platform of reference(name).platforms) {
      const rows = matrixOf(platform, controls).filter(
        ({ outcome }) => outcome === "violation" || outcome === "unknown",
      );
      expect(rows.map(renderRow)).toEqual([]);
    }
  }
});

test("a report speaks of what the platform has, and of no runbook that is not there", () => {
  const controls = allControls();
  for (const name of referenceNames) {
    const result = reference(name);
    const texts = [...outputFiles(result, false).files].filter(([file]) => !file.startsWith("controls/"));
    for (const platform of result.platforms) {
      for (const row of matrixOf(platform, controls).filter(({ outcome }) => outcome === "own"))
        expect({ name, row: renderRow(row), said: texts.some(([, text]) => text.includes(row.shownBy)) }).toEqual(
          expect.objectContaining({ said: true }),
        );
    }
  }
  const answered = (name: string, prefix: string) =>
    reference(name).platforms.flatMap((platform) =>
      matrixOf(
        platform,
        controls.filter(({ id }) => id.startsWith(prefix)),
      ).filter(({ outcome }) => outcome === "inherited" || outcome === "own"),
    );
  expect(answered("code-engine", "AE-").map(renderRow)).toEqual([]);
  expect(answered("spark", "CE-0").map(renderRow)).toEqual([]);
});

test("what evidence and steps stand beside is a control", () => {
  const ids = new Set(allControls().map(({ id }) => id));
  for (const { id, beside } of allControls()) expect([id, beside === undefined || ids.has(beside)]).toEqual([id, true]);
});
