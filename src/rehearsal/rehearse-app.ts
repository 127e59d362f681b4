import type { App } from "cdktf";
import { type JudgedPlatform, judgeApp } from "../judge/pipeline";
import { Platform } from "../platform/platform";
import { dayOf } from "../posture/waivers";
import { type RehearsalFinding, type RehearsalReport, type RehearseOptions, rehearse } from "./runner/rehearse";

/**
 * Rehearses an app's stacks: the real Terraform applies and destroys them against a model of IBM Cloud. What `app.synth()` refuses
 * is found first, and then nothing is run.
 *
 * @param options `binary` is `terraform` or `tofu` @default { binary: "terraform" }
 * @throws FaultError with everything that is not rehearsed, and for a program that is too old
 * @throws Error when there is no such program on the PATH
 * @example
 * const report = await rehearseApp(app);
 * expect(report.findings).toEqual([]);
 */
export async function rehearseApp(app: App, options: Partial<RehearseOptions> = {}): Promise<RehearsalReport> {
  const { stacks, platforms } = judgeApp(app, dayOf(new Date()));
  const findings = platforms.flatMap(findingsOf);
  if (findings.length > 0) return { clean: false, findings, stacks: [], notes: [], seconds: 0 };
  const existing = app.node
    .findAll()
    .filter(Platform.isPlatform)
    .flatMap((platform) => platform.existing);
  return rehearse(stacks, { binary: "terraform", ...options, existing: [...existing, ...(options.existing ?? [])] });
}

/** What stands in the way of writing a platform's Terraform. */
function findingsOf({ preflight, check }: JudgedPlatform): RehearsalFinding[] {
  const open = check.findings.filter(({ verdict }) => verdict === "violation" || verdict === "unknown");
  return [
    ...[...preflight.faults, ...check.faults].map(
      ({ code, message, place, ...said }): RehearsalFinding => ({
        stack: "",
        phase: "check",
        summary: `${message} [${code}]`,
        detail: detailOf(said),
        ...(place.path === undefined ? {} : { address: place.path }),
      }),
    ),
    ...open.map(({ stack, address, control, title, severity, ...said }): RehearsalFinding => {
      return { stack, phase: "check", address, summary: `${control} ${title} (${severity})`, detail: detailOf(said) };
    }),
  ];
}

function detailOf({ expected, got, fix }: { expected?: string; got?: string; fix?: string }): string {
  return [expected && `Expected: ${expected}`, got && `Got: ${got}`, fix && `Fix: ${fix}`].filter(Boolean).join("\n");
}
