import { App } from "cdktf";
import { buildAll, type LoadedBlueprint } from "../blueprint";
import { located, type Origin } from "../blueprint/origin";
import { FaultError } from "../core/fault";
import { removeFolder, scratchFolder } from "../core/scratch";
import type { Waiver } from "../core/waiver";
import { withFix } from "../messages/with-fix";
import { Platform } from "../platform/platform";
import { type SynthesizedStack, synth } from "../platform/synth";
import { type CheckReport, type Control, check, controlsOf } from "../posture";
import { danglingReferences, type PreflightReport, preflight } from "../preflight";
import { systems } from "../systems";
import type { StackJson } from "../terraform/configuration";
import { withSources } from "./sources";

/** The controls of every system. */
export function allControls(): Control[] {
  return systems.flatMap(({ folder }) => controlsOf(folder));
}

export interface JudgeOptions {
  readonly waivers?: readonly Waiver[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What cannot be known before apply fails too. @default false */
  readonly strict?: boolean;
}

export interface Verdicts {
  readonly preflight: PreflightReport;
  readonly check: CheckReport;
  /** True when nothing stands in the way of deploying. */
  readonly passed: boolean;
}

/** Preflight and every system's rules on Terraform JSON, ours or not. */
export function judge(stacks: readonly StackJson[], options: JudgeOptions): Verdicts {
  const report = preflight(stacks);
  const preflightReport = { ...report, faults: [...report.faults, ...danglingReferences(stacks)] };
  const checkReport = check(stacks, {
    ...options,
    rules: systems.flatMap(({ rules }) => rules),
    controls: allControls(),
  });
  return {
    preflight: preflightReport,
    check: checkReport,
    passed: preflightReport.faults.length === 0 && checkReport.passed,
  };
}

/** One platform of an app with its stacks and what was found on them. */
export interface JudgedPlatform extends Verdicts {
  readonly platform: Platform;
  readonly stacks: readonly SynthesizedStack[];
  /** Where in its blueprint something comes from. @default - it was not built from one */
  readonly origin?: Origin;
}

export interface AppResult {
  readonly app: App;
  readonly stacks: readonly SynthesizedStack[];
  readonly platforms: readonly JudgedPlatform[];
  readonly passed: boolean;
}

/**
 * Builds blueprints, renders them and judges the result; writes nothing.
 *
 * @throws FaultError with every fault of the blueprints or of combinations that cannot work
 */
export function deployable(loaded: readonly LoadedBlueprint[], today: string): AppResult {
  const app = emptyApp();
  buildAll(app, loaded);
  const origins = new Map(
    loaded.flatMap(({ blueprint, origin }) => (blueprint && origin ? [[blueprint.name, origin]] : [])),
  );
  return judgeApp(app, today, origins);
}

/** An app that leaves no folder behind: the engine makes its output folder when the app is made, not when it is written. */
export function emptyApp(): App {
  const folder = scratchFolder("app");
  try {
    return new App({ outdir: folder, stackTraces: false });
  } finally {
    removeFolder(folder);
  }
}

/** Renders an app's stacks; what keeps it from that carries the line of the blueprint. */
function rendered(app: App, origins: ReadonlyMap<string, Origin>): SynthesizedStack[] {
  try {
    return synth(app);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw new FaultError(
      error.faults.map((fault) => {
        const origin = origins.get(fault.place.path?.split("/")[0] ?? "");
        return withFix(origin ? located(fault, origin) : fault);
      }),
    );
  }
}

/**
 * Renders an app's stacks and judges each platform by its own waivers.
 *
 * @param origins by platform: where in its blueprint a finding comes from
 */
export function judgeApp(app: App, today: string, origins: ReadonlyMap<string, Origin> = new Map()): AppResult {
  const stacks = rendered(app, origins);
  const platforms = app.node
    .findAll()
    .filter(Platform.isPlatform)
    .map((platform): JudgedPlatform => {
      const own = stacks.filter(({ constructPath }) => constructPath.startsWith(`${platform.node.path}/`));
      const verdicts = judge(own, { waivers: platform.waivers, today, strict: true });
      const origin = origins.get(platform.name);
      return { platform, stacks: own, ...(origin ? { origin, ...withSources(verdicts, own, origin) } : verdicts) };
    });
  return { app, stacks, platforms, passed: platforms.every(({ passed }) => passed) };
}
