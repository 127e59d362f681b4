import * as fs from "node:fs";
import * as path from "node:path";
import type { Waiver } from "../../src/core/waiver";
import { judge } from "../../src/judge/pipeline";
import { readTerraform } from "../../src/terraform/files";
import { today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const weak = { resource: { ibm_cis_domain_settings: { main: { dnssec: "disabled" } } } };
const strong = { resource: { ibm_cis_domain_settings: { main: { dnssec: "active" } } } };
const address = "ibm_cis_domain_settings.main";
const waiver: Waiver = {
  control: "CE-54",
  at: address,
  reason: "The registrar cannot hold DS records before January.",
  owner: "dns-team@example.com",
  expires: "2027-01-31",
};

/** Two folders of one name, with the same address in both. */
function twoFolders(a: object, b: object): string {
  const root = scratch();
  for (const [name, json] of Object.entries({ a, b })) {
    const folder = path.join(root, name, "examples", "basic");
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(json));
  }
  return root;
}

function verdicts(paths: readonly string[], waivers: readonly Waiver[] = []) {
  const { check } = judge(readTerraform(paths), { today, waivers });
  const found = check.findings.filter(({ control, argument }) => control === "CE-54" && argument === "dnssec");
  return { ...check, codes: check.faults.map(({ code }) => code), found };
}

test("two folders of one name keep their own verdicts, in whatever order they are given", () => {
  const root = twoFolders(weak, strong);
  const folders = ["a", "b"].map((name) => path.join(root, name, "examples", "basic"));
  for (const order of [folders, [...folders].reverse(), [root]]) {
    const said = Object.fromEntries(
      verdicts(order).found.map(({ stack, file, verdict }) => [path.relative(root, file), { stack, verdict }]),
    );
    expect(said).toMatchObject({
      [path.join("a", "examples", "basic", "main.tf.json")]: {
        stack: expect.stringMatching(/^a.examples.basic$/),
        verdict: "violation",
      },
      [path.join("b", "examples", "basic", "main.tf.json")]: {
        stack: expect.stringMatching(/^b.examples.basic$/),
        verdict: "compliant",
      },
    });
  }
});

test("a waiver names the folder, and covers that folder alone", () => {
  const root = twoFolders(weak, weak);
  const of = (at: string) => verdicts([root], [{ ...waiver, at }]);
  const folder = path.join(root, "a", "examples", "basic");
  for (const at of [`${folder}/${address}`, folder]) {
    const report = of(at);
    expect(report.codes).toEqual([]);
    expect(report.found.map(({ verdict }) => verdict).sort()).toEqual(["violation", "waived"]);
    expect(report.found.find(({ verdict }) => verdict === "waived")?.file).toContain(folder);
  }
});

test("a waiver that names only an address of several folders is refused", () => {
  const root = twoFolders(weak, weak);
  const report = verdicts([root], [waiver]);
  expect(report.codes).toEqual(["WV009"]);
  expect(report.passed).toBe(false);
  expect(verdicts([path.join(root, "a")], [waiver]).codes).toEqual([]);
});
