import type { Fault } from "../core/fault";
import { compareText } from "../core/order";
import type { Waiver } from "../core/waiver";
import type { StackJson } from "../terraform/configuration";
import type { Control } from "./controls";
import { type Finding, findingsOf } from "./findings";
import { grouped } from "./indexes";
import type { Rule } from "./rule";
import { ambiguousFault, fault, isCopy, judgeWaivers, waiverOf } from "./waivers";
import { worldOf } from "./world-of";

export interface CheckOptions {
  readonly rules: readonly Rule[];
  readonly controls: readonly Control[];
  readonly waivers?: readonly Waiver[];
  /** `YYYY-MM-DD`, for the expiry of waivers. */
  readonly today: string;
  /** What cannot be known before apply fails too. @default false */
  readonly strict?: boolean;
}

export interface CheckReport {
  /** Every finding, the compliant ones too, in a stable order. */
  readonly findings: readonly Finding[];
  /** Faults of waivers: malformed, expired, not allowed, unused. */
  readonly faults: readonly Fault[];
  /** The worst verdict of each control; `notApplicable` when nothing it speaks of is there. */
  readonly controls: ReadonlyMap<string, Finding["verdict"]>;
  readonly counts: Readonly<Record<Finding["verdict"], number>>;
  /** True when nothing stands in the way of deploying. */
  readonly passed: boolean;
}

/** Runs every rule on the synthesised JSON of all stacks, and applies the waivers. */
export function check(stacks: readonly StackJson[], options: CheckOptions): CheckReport {
  const world = worldOf(stacks);
  const controls = new Map(options.controls.map((control) => [control.id, control]));
  const waivers = options.waivers ?? [];
  const faults = judgeWaivers(waivers, options.today, controls);
  const valid = waivers.filter((waiver) => judgeWaivers([waiver], options.today, controls).length === 0);
  const used = new Set<Waiver>();
  const byControl = grouped(valid.map((waiver) => [waiver.control, waiver] as const));

  const findings = options.rules
    .flatMap((rule) =>
      rule.types
        .flatMap((type) => world.ofType(type))
        .flatMap((resource) => findingsOf(rule, resource, world, controls)),
    )
    .map((finding) => applyWaiver(finding, byControl.get(finding.control) ?? [], used, faults))
    .sort(byPlace);

  const waived = grouped(findings.flatMap((finding) => (finding.waiver ? [[finding.waiver, finding] as const] : [])));
  for (const [waiver, covered] of waived) {
    const ambiguous = ambiguousFault(waiver, covered);
    if (ambiguous !== undefined) faults.push(ambiguous);
  }
  for (const waiver of valid) {
    // Of a copy it is said already that it is one.
    if (used.has(waiver) || isCopy(waivers, waivers.indexOf(waiver))) continue;
    faults.push(
      fault("WV008", waiver, `unused waiver: nothing violates ${waiver.control} at ${waiver.at}`, {
        expected: "a violation of this control at this location",
        got: placesOf(findings, waiver.control),
        fix: "Remove the waiver, or correct its location.",
      }),
    );
  }
  return summarise(findings, faults, options);
}

/** Applies the waivers of a finding's control to it. */
function applyWaiver(finding: Finding, waivers: readonly Waiver[], used: Set<Waiver>, faults: Fault[]): Finding {
  if (finding.verdict !== "violation" && finding.verdict !== "unknown") return finding;
  const waiver = waiverOf(finding, waivers);
  if (!waiver) return finding;
  used.add(waiver);
  if (!finding.waivable) {
    faults.push(
      fault("WV002", waiver, `${finding.control} at ${finding.at} cannot be waived for this value`, {
        ...(finding.expected !== undefined ? { expected: finding.expected } : {}),
        ...(finding.got !== undefined ? { got: finding.got } : {}),
        fix: "Remove the waiver and fix the violation.",
      }),
    );
    return finding;
  }
  return { ...finding, verdict: "waived", waiver };
}

function placesOf(findings: readonly Finding[], control: string): string {
  const open = findings.filter((f) => f.control === control && (f.verdict === "violation" || f.verdict === "unknown"));
  return open.length === 0
    ? `no violation of ${control}`
    : `violations of ${control} at ${[...new Set(open.map((finding) => finding.at))].join(", ")}`;
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.stack, b.stack) ||
    compareText(a.address, b.address) ||
    compareText(a.control, b.control) ||
    compareText(a.rule, b.rule) ||
    compareText(a.argument ?? "", b.argument ?? "")
  );
}

const worst: readonly Finding["verdict"][] = ["violation", "unknown", "waived", "compliant", "notApplicable"];

function summarise(findings: readonly Finding[], faults: readonly Fault[], options: CheckOptions): CheckReport {
  const byControl = new Map<string, Finding["verdict"]>(options.controls.map(({ id }) => [id, "notApplicable"]));
  const counts = { compliant: 0, violation: 0, waived: 0, notApplicable: 0, unknown: 0 };
  for (const { control, verdict } of findings) {
    counts[verdict] += 1;
    const before = byControl.get(control) ?? "notApplicable";
    if (worst.indexOf(verdict) < worst.indexOf(before)) byControl.set(control, verdict);
  }
  const passed = counts.violation === 0 && faults.length === 0 && (!options.strict || counts.unknown === 0);
  return { findings, faults, controls: byControl, counts, passed };
}
