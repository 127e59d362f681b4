import type { App } from "cdktf";
import { Platform } from "../platform/platform";
import { synth } from "../platform/synth";
import { type RehearsalReport, type RehearseOptions, rehearse } from "./runner/rehearse";

/**
 * Rehearses an app's stacks: the real Terraform applies and destroys them against a model of IBM Cloud.
 *
 * @param options `binary` is `terraform` or `tofu` @default { binary: "terraform" }
 * @throws FaultError with everything that is not rehearsed, and for a program that is too old
 * @throws Error when there is no such program on the PATH
 * @example
 * const report = await rehearseApp(app);
 * expect(report.findings).toEqual([]);
 */
export function rehearseApp(app: App, options: Partial<RehearseOptions> = {}): Promise<RehearsalReport> {
  const existing = app.node
    .findAll()
    .filter(Platform.isPlatform)
    .flatMap((platform) => platform.existing);
  return rehearse(synth(app), { binary: "terraform", existing, ...options });
}
