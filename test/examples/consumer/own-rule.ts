import { argumentRule, type Control, check } from "rampart/posture";
import { preflight } from "rampart/preflight";

const control: Control = {
  id: "OWN-01",
  title: "Apps are named web",
  statement: "Apps are named web.",
  duty: ["application"],
  severity: "low",
  hardened: "web",
};
const rule = argumentRule({
  id: "own-name",
  controls: ["OWN-01"],
  types: ["ibm_code_engine_app"],
  argument: "name",
  accepts: (value) => value === "web",
  expected: "web",
});

/** A rule of one's own beside preflight, on Terraform of one's own. */
export function parseCheck(apps: number): void {
  const json = { resource: { ibm_code_engine_app: { a: { name: "api", project_id: "x" } } } };
  const stacks = [{ name: "main", file: "main.tf.json", json }];
  const report = check(stacks, { rules: [rule], controls: [control], today: "2026-11-24" });
  const faults = preflight(stacks).faults.map(({ code }) => code);
  if (apps !== 1 || report.counts.violation !== 1 || !faults.includes("PF004"))
    throw new Error("the package does not judge");
}
