import type { Resource, StackJson } from "../core/configuration";
import type { Fault } from "../core/fault";
import { holdsSecret, notShown } from "../core/secrets";
import type { Waiver } from "../core/waiver";
import type { Control } from "./controls";
import type { Judgement, Rule, Verdict } from "./rule";
import { covers, fault, isCopy, judgeWaivers } from "./waivers";
import { World } from "./world";

/** The outcome of one rule, for one control, at one argument of one resource. */
export interface Finding {
  readonly control: string;
  readonly title: string;
  readonly severity: Control["severity"];
  readonly rule: string;
  readonly verdict: Verdict | "waived";
  readonly stack: string;
  readonly file: string;
  readonly address: string;
  /** Place as waivers name it: construct path without the platform, or the address. */
  readonly at: string;
  readonly argument?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly fix?: string;
  /** False when no waiver may cover it. */
  readonly waivable: boolean;
  readonly waiver?: Waiver;
}

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
  const world = new World(stacks);
  const controls = new Map(options.controls.map((control) => [control.id, control]));
  const waivers = options.waivers ?? [];
  const faults = judgeWaivers(waivers, options.today, controls);
  const valid = waivers.filter((waiver) => judgeWaivers([waiver], options.today, controls).length === 0);
  const used = new Set<Waiver>();
  // Many rules look at one resource.
  const places = new Map<Resource, string>();
  const place = (resource: Resource): string => {
    const known = places.get(resource) ?? placeOf(resource);
    places.set(resource, known);
    return known;
  };

  const findings = options.rules
    .flatMap((rule) =>
      rule.types
        .flatMap((type) => world.ofType(type))
        .flatMap((resource) =>
          judge(rule, resource, world).flatMap((judgement) =>
            toFindings(rule, resource, place(resource), judgement, controls),
          ),
        ),
    )
    .map((finding) => applyWaiver(finding, valid, used, faults))
    .sort(byPlace);

  for (const waiver of valid) {
    // Of a copy it is said already that it is one.
    if (used.has(waiver) || isCopy(waivers, waivers.indexOf(waiver))) continue;
    faults.push(
      fault("WV008", waiver, `the waiver of ${waiver.control} at ${waiver.at} covers nothing`, {
        expected: "a violation of this control at this place",
        got: placesOf(findings, waiver.control),
        fix: "Remove the waiver, or correct its place.",
      }),
    );
  }
  return summarise(findings, faults, options);
}

function judge(rule: Rule, resource: Resource, world: World): readonly Judgement[] {
  try {
    const judged = rule.judge(resource, world);
    return "verdict" in judged ? [judged] : judged;
  } catch (error) {
    // A rule that breaks has proved nothing: that is neither a pass nor the user's violation.
    return [
      {
        verdict: "unknown",
        got: `the rule ${rule.id} failed: ${error instanceof Error ? error.message : String(error)}`,
      },
    ];
  }
}

function toFindings(
  rule: Rule,
  resource: Resource,
  place: string,
  judgement: Judgement,
  controls: ReadonlyMap<string, Control>,
): Finding[] {
  return (judgement.controls ?? rule.controls).map((id) => {
    const control = controls.get(id);
    if (!control) throw new Error(`rule ${rule.id} names the control ${id}, which no controls.yaml has`);
    return {
      control: id,
      title: control.title,
      severity: control.severity,
      rule: rule.id,
      verdict: judgement.verdict,
      stack: resource.stack,
      file: resource.file,
      address: resource.address,
      at: place,
      ...said(judgement),
      waivable: control.waivable !== false && judgement.reject !== true,
    };
  });
}

/** What a judgement says in words, without what seems secret in them: a rule may have been given it in any argument. */
function said({
  verdict,
  argument,
  expected,
  got,
  fix,
}: Judgement): Pick<Finding, "argument" | "expected" | "got" | "fix"> {
  const given = Object.entries({ argument, expected, got, fix }).filter(([, text]) => text !== undefined);
  const guarded = verdict === "violation" || verdict === "unknown";
  return Object.fromEntries(given.map(([key, text]) => [key, guarded && holdsSecret(text ?? "") ? notShown : text]));
}

/** The name by which people speak of a resource: its construct path without the platform, or its address. */
function placeOf({ constructPath, address }: Resource): string {
  if (constructPath === undefined) return address;
  // "Default" is the engine's word for a construct that is its parent's main part: people do not say it.
  const parts = constructPath.split("/").filter((part) => part !== "Default");
  // <platform>/<platform>-<system>/web/app is spoken of as <system>/web/app.
  const [platform = "", stack = "", ...rest] = parts;
  return stack.startsWith(`${platform}-`) ? [stack.slice(platform.length + 1), ...rest].join("/") : parts.join("/");
}

function applyWaiver(finding: Finding, waivers: readonly Waiver[], used: Set<Waiver>, faults: Fault[]): Finding {
  if (finding.verdict !== "violation" && finding.verdict !== "unknown") return finding;
  const places = [finding.at, finding.address, `${finding.stack}/${finding.address}`];
  const waiver = waivers.find((candidate) => candidate.control === finding.control && covers(candidate.at, places));
  if (!waiver) return finding;
  used.add(waiver);
  if (!finding.waivable) {
    faults.push(
      fault("WV002", waiver, `${finding.control} at ${finding.at} cannot be waived for this value`, {
        ...(finding.expected !== undefined ? { expected: finding.expected } : {}),
        ...(finding.got !== undefined ? { got: finding.got } : {}),
        fix: "Remove the waiver and mend what the finding names.",
      }),
    );
    return finding;
  }
  return { ...finding, verdict: "waived", waiver };
}

function placesOf(findings: readonly Finding[], control: string): string {
  const open = findings.filter((f) => f.control === control && (f.verdict === "violation" || f.verdict === "unknown"));
  return open.length === 0
    ? `no violation of ${control} anywhere`
    : `violations of ${control} at ${[...new Set(open.map((finding) => finding.at))].join(", ")}`;
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.stack, b.stack) ||
    compare(a.address, b.address) ||
    compare(a.control, b.control) ||
    compare(a.rule, b.rule) ||
    compare(a.argument ?? "", b.argument ?? "")
  );
}

/** By code unit, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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
