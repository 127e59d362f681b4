import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../src/core/package-root";
import type { AddedResource, Control, Finding, MatrixRow, Outcome } from "../src/posture";
import { controlFaults } from "../src/posture/control-faults";
import { type JudgedPlace, listed } from "../src/posture/shown";
import { matrixOf, renderRow, type Texts } from "../src/report/controls";
import { isObject, type JsonObject, type StackJson } from "../src/terraform/configuration";
import { outputFiles } from "../src/write/output";
import { weakened } from "./support/mutate";
import { allRules, controls, exampleNames, judgedReference, reference, referenceNames } from "./support/reference";

/** Ids of controls, with spaces between them, by example and outcome. */
type Expected = Readonly<Record<string, Readonly<Record<string, string>>>>;

const expected = parse(fs.readFileSync(path.join(packageRoot, "test", "matrix.yaml"), "utf8")) as Expected;

/** The file's word for an outcome. */
const wordOf = (outcome: Outcome): string => (outcome === "notApplicable" ? "nothing" : outcome);

const texts = new Map<string, Texts>();

function textsOf(name: string): Texts {
  const known = texts.get(name) ?? outputFiles(reference(name), false).files;
  texts.set(name, known);
  return known;
}

/** The rows of a blueprint, or of a changed copy of its stacks. */
function rowsOf(
  name: string,
  of: readonly Control[] = controls,
  changed?: { readonly stacks: readonly StackJson[]; readonly findings: readonly Finding[] },
): MatrixRow[] {
  return reference(name).platforms.flatMap((platform) => {
    if (changed === undefined) return matrixOf(platform, of, textsOf(name));
    const stacks = platform.stacks.map(
      (stack) => ({ ...stack, ...changed.stacks.find((one) => one.name === stack.name) }) as typeof stack,
    );
    const check = { ...platform.check, findings: changed.findings };
    return matrixOf({ ...platform, stacks, check }, of, textsOf(name));
  });
}

/** The row of one control once the stacks are changed. */
function rowAfter(name: string, control: Control, stacks: readonly StackJson[]): MatrixRow {
  const rules = new Set(allRules.filter(({ controls: ids }) => ids.includes(control.id)));
  const findings = judgedReference(name).findingsOfRules(stacks, rules);
  const [row] = rowsOf(name, [control], { stacks, findings });
  if (row === undefined) throw new Error(`${name} has no row for ${control.id}`);
  return row;
}

/** The stacks without what stands at some places. */
function without(stacks: readonly StackJson[], places: readonly JudgedPlace[]): StackJson[] {
  return stacks.map((stack) => {
    const gone = new Set(places.filter((place) => place.stack === stack.name).map(({ address }) => address));
    if (gone.size === 0) return stack;
    const json: JsonObject = {};
    for (const [section, content] of Object.entries(stack.json)) json[section] = pruned(section, content, gone) ?? {};
    return { ...stack, json };
  });
}

function pruned(section: string, content: JsonObject[string], gone: ReadonlySet<string>): JsonObject[string] {
  if (!isObject(content)) return content;
  if (section === "provider")
    return Object.fromEntries(Object.entries(content).filter(([name]) => !gone.has(`provider.${name}`)));
  if (section !== "resource" && section !== "data") return content;
  const prefix = section === "data" ? "data." : "";
  return Object.fromEntries(
    Object.entries(content).map(([type, named]) => [
      type,
      isObject(named)
        ? Object.fromEntries(Object.entries(named).filter(([name]) => !gone.has(`${prefix}${type}.${name}`)))
        : named,
    ]),
  );
}

/** A finding that is compliant anywhere, as long as none is worse, was taken for evidence before controls named theirs. */
function touched(name: string): Set<string> {
  const findings = reference(name).platforms.flatMap(({ check }) => check.findings);
  const worse = new Set(
    findings.filter(({ verdict }) => !["compliant", "notApplicable"].includes(verdict)).map(({ control }) => control),
  );
  return new Set(
    findings.filter(({ verdict, control }) => verdict === "compliant" && !worse.has(control)).map((one) => one.control),
  );
}

test.each(exampleNames)("each control comes to what is written down for %s", (name) => {
  const found: Record<string, string[]> = {};
  for (const { control, outcome } of rowsOf(name)) {
    found[wordOf(outcome)] ??= [];
    found[wordOf(outcome)]?.push(control.id);
  }
  const written = Object.entries(expected[name] ?? {}).map(([outcome, ids]) => [outcome, ids.split(" ").sort()]);
  const sorted = Object.entries(found).map(([outcome, ids]) => [outcome, ids.sort()]);
  expect(Object.fromEntries(sorted)).toEqual(Object.fromEntries(written));
});

test("without the place that shows it, no control is compliant", () => {
  for (const name of exampleNames) {
    const { stacks } = reference(name);
    const rows = rowsOf(name).filter(({ outcome }) => outcome === "compliant");
    const still: string[] = [];
    let removals = 0;
    for (const { control, places } of rows) {
      const judged = places.filter(({ rule }) => rule !== undefined);
      const through = places.filter(({ rule }) => rule === undefined);
      expect([control.id, judged.length > 0]).toEqual([control.id, true]);
      // Where a rule looks at all resources together, any of them stands for the rest.
      const all = listed(control.shown?.[0]?.resource ?? []).includes("*");
      for (const gone of [places, judged, ...(through.length > 0 ? [through] : [])]) {
        removals += 1;
        const left = all ? stacks.map((stack) => ({ ...stack, json: {} })) : without(stacks, gone);
        const { outcome } = rowAfter(name, control, left);
        if (outcome === "compliant")
          still.push(`${control.id} without ${gone.map(({ address }) => address).join(", ")}`);
      }
    }
    expect(still).toEqual([]);
    process.stdout.write(
      `matrix evidence: ${name}, ${controls.length} rows, ${rows.length} compliant by a place that shows the statement, ${removals} removals of such places, ${still.length} still compliant\n`,
    );
  }
});

test("a rule that only touches a statement makes no control compliant", () => {
  for (const name of referenceNames) {
    const rows = rowsOf(name);
    const before = touched(name);
    const now = rows.filter(({ outcome }) => outcome === "compliant");
    const lost = rows.filter(({ control, outcome }) => before.has(control.id) && outcome !== "compliant");
    process.stdout.write(
      `matrix evidence: ${name}, ${before.size} rows with a compliant finding, ${now.length} compliant, ${lost.length} only touched\n`,
    );
    if (exampleNames.includes(name))
      process.stdout.write(`${lost.map((row) => `matrix touched: ${name} ${renderRow(row)}\n`).join("")}`);
    for (const { control } of now) expect([name, control.id, before.has(control.id)]).toEqual([name, control.id, true]);
  }
});

test("a resource that weakens a control never makes it compliant", () => {
  let tried = 0;
  for (const control of controls) {
    const added = (control.weakened ?? []).filter((one): one is AddedResource => "add" in one);
    for (const name of exampleNames) {
      const before = rowsOf(name, [control])[0]?.outcome;
      for (const weakening of added) {
        const [variant] = weakened(reference(name).stacks, weakening);
        if (variant === undefined || before === "compliant") continue;
        tried += 1;
        const { outcome } = rowAfter(name, control, variant.stacks);
        expect({ control: control.id, name, weakening, outcome }).not.toMatchObject({ outcome: "compliant" });
      }
    }
  }
  process.stdout.write(
    `matrix evidence: ${tried} careless resources added where a control is not compliant, 0 made it so\n`,
  );
  expect(tried).toBeGreaterThan(100);
});

test("a control that names what does not exist fails the build", () => {
  const [control] = controls.filter(({ id }) => id === "CE-37");
  if (control === undefined) throw new Error("CE-37 is gone");
  const faults = (more: Partial<Control>) => controlFaults([{ ...control, ...more }], allRules);
  expect(controlFaults(controls, allRules)).toEqual([]);
  expect(faults({ shown: [{ resource: "ibm_en_topik", by: "timer-schedule" }] })).toEqual([
    "CE-37: shown: the rule timer-schedule judges ibm_en_topic, and not ibm_en_topik",
    "CE-37: there is no type ibm_en_topik",
  ]);
  expect(faults({ shown: [{ resource: "ibm_en_topic", by: "timer-shedule" }] })).toEqual([
    "CE-37: shown: there is no rule timer-shedule",
  ]);
  expect(faults({ shown: [{ resource: "ibm_en_topic", by: "alert-topic-heard" }] })).toEqual([
    "CE-37: shown: the rule alert-topic-heard does not name this control",
  ]);
  const { shown: _, ...bare } = control;
  expect(controlFaults([bare], allRules)).toEqual([
    expect.stringContaining("CE-37: shown: expected what must be there"),
  ]);
  expect(faults({ source: "a page" })).toEqual([expect.stringContaining("CE-37: source: expected")]);
});
