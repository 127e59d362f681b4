import { showJson } from "../core/show-json";
import { textOf } from "../core/text-of";
import { blocks, type Json, type Resource } from "../terraform/configuration";
import { type Judgement, notApplicable, type Rule } from "./rule";
import { read, type Slot } from "./values";
import type { World } from "./world";

export interface ArgumentRule {
  readonly id: string;
  readonly controls: readonly string[];
  readonly types: readonly string[];
  /** Dotted argument; in repeated blocks every repetition is judged. */
  readonly argument: string;
  /** True for values that answer the control. */
  readonly accepts: (value: Json, resource: Resource, world: World) => boolean;
  /** The accepted values in words. */
  readonly expected: string;
  readonly fix?: string;
  /** A reference in place of a value is fine, because only the presence matters. @default false */
  readonly referenceIsFine?: boolean;
  /** Absent, with no default of the provider's, is fine. @default false */
  readonly absentIsFine?: boolean;
  /** Values that no waiver may cover; `undefined` stands for an absent argument. @default - all may be waived */
  readonly reject?: (value: Json | undefined) => boolean;
  /** Only resources for which this holds are judged. @default - all */
  readonly when?: (resource: Resource, world: World) => boolean;
  /** The value is a secret and must not be shown. @default false */
  readonly secret?: boolean;
}

/** A rule about one argument: the shape that most rules have. */
export function argumentRule(rule: ArgumentRule): Rule {
  return {
    id: rule.id,
    controls: rule.controls,
    types: rule.types,
    argument: rule.argument,
    expected: rule.expected,
    ...(rule.fix ? { fix: rule.fix } : {}),
    judge(resource, world) {
      if (rule.when && !rule.when(resource, world)) return notApplicable;
      const judgements = read(resource, rule.argument).map((slot) => judgeSlot(rule, slot, resource, world));
      const ignored = ignoredChange(resource, rule.argument);
      return ignored ? [...judgements, ignored] : judgements;
    },
  };
}

/** True for every value: for controls that allow no weakening at all. */
export const always = (): boolean => true;

function judgeSlot(rule: ArgumentRule, slot: Slot, resource: Resource, world: World): Judgement {
  const about = { argument: slot.path, expected: rule.expected, ...(rule.fix ? { fix: rule.fix } : {}) };
  if (slot.state === "unknown") {
    // Of a secret nothing is known but that it is not written here; of others, which resource they are of.
    if (rule.secret) return { verdict: rule.referenceIsFine ? "compliant" : "unknown", ...about, got: "a reference" };
    const got = showJson(slot.value);
    return rule.referenceIsFine ? { verdict: "compliant", argument: slot.path } : { verdict: "unknown", ...about, got };
  }
  if (slot.state === "absent") {
    if (rule.absentIsFine) return { verdict: "compliant", argument: slot.path };
    return { verdict: "violation", ...about, got: "nothing", reject: rule.reject?.(undefined) ?? false };
  }
  const value = slot.value as Json;
  if (rule.accepts(value, resource, world)) return { verdict: "compliant", argument: slot.path };
  const got = rule.secret ? "a literal" : `${showJson(value)}${slot.byDefault ? " (the provider's default)" : ""}`;
  return { verdict: "violation", ...about, got, reject: rule.reject?.(value) ?? false };
}

/** `ignore_changes` on a hardened argument hides every later weakening from Terraform. */
export function ignoredChange(resource: Resource, argument: string): Judgement | undefined {
  const top = argument.split(".")[0] ?? argument;
  for (const lifecycle of blocks(resource.meta.lifecycle)) {
    const ignored = lifecycle.ignore_changes;
    const names = Array.isArray(ignored) ? ignored.map(textOf) : ignored === undefined ? [] : [textOf(ignored)];
    if (names.some((name) => name === "all" || name.replace(/[.[].*$/, "") === top)) {
      return {
        verdict: "violation",
        argument,
        expected: `no lifecycle.ignore_changes on ${top}`,
        got: `ignore_changes = ${JSON.stringify(names)}`,
        fix: "Remove it from ignore_changes: otherwise Terraform no longer detects manual changes.",
      };
    }
  }
  return undefined;
}
