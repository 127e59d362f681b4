import { shownArgument } from "../core/argument-path";
import type { Place } from "../core/fault";
import { holdsSecret, notShown } from "../core/secrets";
import type { Waiver } from "../core/waiver";
import type { Resource } from "../terraform/configuration";
import type { Control } from "./controls";
import { judged } from "./judged";
import type { Judgement, Rule, Verdict } from "./rule";
import type { World } from "./world";

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
  /** The part of the blueprint that it comes from. @default - it comes from no blueprint, or nothing is wrong */
  readonly source?: Place;
}

/**
 * What one rule says of one resource, for each control that it decides; before any waiver.
 *
 * @throws Error when the rule names a control that is not among `controls`
 */
export function findingsOf(
  rule: Rule,
  resource: Resource,
  world: World,
  controls: ReadonlyMap<string, Control>,
): Finding[] {
  const at = world.onceOf(resource, placeOf);
  return judged(rule, resource, world).flatMap((judgement) =>
    (judgement.controls ?? rule.controls).map((id): Finding => {
      const control = controls.get(id);
      if (!control) throw new Error(`rule ${rule.id} names control ${id}, which is in no controls.yaml`);
      return {
        control: id,
        title: control.title,
        severity: control.severity,
        rule: rule.id,
        verdict: judgement.verdict,
        stack: resource.stack,
        file: resource.file,
        address: resource.address,
        at,
        ...said(judgement.fix === undefined && isOpen(judgement) ? { ...judgement, fix: howTo(id) } : judgement),
        waivable: control.waivable !== false && judgement.reject !== true,
      };
    }),
  );
}

function isOpen({ verdict }: Judgement): boolean {
  return verdict === "violation" || verdict === "unknown";
}

/** What to do where the rule has no closer words. */
function howTo(control: string): string {
  return `\`rampart explain ${control}\` says how to comply.`;
}

/** What a judgement says in words, without what seems secret in them: a rule may have been given it in any argument. */
function said({
  verdict,
  argument,
  expected,
  got,
  fix,
}: Judgement): Pick<Finding, "argument" | "expected" | "got" | "fix"> {
  const shown = argument === undefined ? undefined : shownArgument(argument);
  const given = Object.entries({ argument: shown, expected, got, fix }).filter(([, text]) => text !== undefined);
  const guarded = isOpen({ verdict });
  return Object.fromEntries(given.map(([key, text]) => [key, guarded && holdsSecret(text ?? "") ? notShown : text]));
}

/** The name by which people speak of a resource: its construct path without the platform, or its address. */
function placeOf(_: World, { constructPath, address }: Resource): string {
  return constructPath === undefined ? address : spokenPath(constructPath);
}

/** A construct path as people say it: `storefront/storefront-shop/Default/web/app` is `shop/web/app`. */
export function spokenPath(constructPath: string): string {
  // "Default" is the engine's word for a construct that is its parent's main part: people do not say it.
  const parts = constructPath.split("/").filter((part) => part !== "Default");
  const [platform = "", stack = "", ...rest] = parts;
  return stack.startsWith(`${platform}-`) ? [stack.slice(platform.length + 1), ...rest].join("/") : parts.join("/");
}
