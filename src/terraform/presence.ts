import { own } from "../core/own";
import { textOf } from "../core/text-of";
import { blocks, hasReference, isObject, type Json, type Resource, type StackJson } from "./configuration";
import { evaluate, type Outcome, wholeExpression } from "./expression";
import { demandOf, heldBackBy } from "./second-applies";

/** Whether Terraform makes a resource at all: always, never, or as conditions say that are not known before apply. */
export type Presence = "made" | "off" | Conditional;

/** A resource that is made under conditions. */
export interface Conditional {
  /** The conditions, as written; the same words are the same condition within a stack. */
  readonly conditions: readonly string[];
  /** What `count` or `for_each` says, for people. */
  readonly words: string;
  /** Is it made, when the conditions are answered so? */
  readonly isMade: (holds: (condition: string) => boolean) => boolean;
}

/**
 * What only a second apply can make, because it needs something that the first one creates. Its count hangs on a variable, and a check
 * block of the variable's name says at every plan that it is missing, until the variable is true. It is judged as after that apply.
 */
const afterFirstApply: ReadonlySet<string> = new Set([
  "ibm_cis_logpush_job",
  "ibm_code_engine_allowed_outbound_destination",
  "ibm_container_bind_service",
  "ibm_container_ingress_secret_opaque",
  "ibm_container_ingress_secret_tls",
]);

/** What `count` or `for_each` of a resource says about its presence. */
export function presenceOf({ type, meta }: Resource, stack: StackJson): Presence {
  const { count, for_each: each } = meta;
  if (count !== undefined) return isDemanded(type, count, stack) ? "made" : ofExpression(count, stack, isCountMade);
  return each === undefined ? "made" : ofExpression(each, stack, isEachMade);
}

function isCountMade(value: Json): boolean | undefined {
  const times = typeof value === "boolean" ? undefined : Number(textOf(value));
  return times === undefined || Number.isNaN(times) ? undefined : times > 0;
}

function isEachMade(value: Json): boolean | undefined {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : undefined;
}

function ofExpression(written: Json, stack: StackJson, isMade: (value: Json) => boolean | undefined): Presence {
  const words = textOf(written);
  if (!hasReference(written)) return isMade(written) === false ? "off" : "made";
  const expression = wholeExpression(words);
  if (expression === undefined) return alone(words);
  const conditions: string[] = [];
  const named = (name: string) => valueOfLocal(stack, name);
  const outcome = evaluate(expression, {
    named,
    assumed: (condition) => {
      conditions.push(condition);
      return undefined;
    },
  });
  const made = outcome && isMade(outcome.value);
  if (made !== undefined) return made ? "made" : "off";
  if (conditions.length === 0) return alone(words);
  return {
    conditions: [...new Set(conditions), words],
    words,
    isMade: (holds) => {
      const under = evaluate(expression, { named, assumed: holds });
      return (under && isMade(under.value)) ?? holds(words);
    },
  };
}

/** The whole of what is written is the condition. */
function alone(words: string): Conditional {
  return { conditions: [words], words, isMade: (holds) => holds(words) };
}

/** What a local value comes to, when it is a literal or made of literals. */
export function valueOfLocal(stack: StackJson, name: string, depth = 0): Outcome {
  const [kind, local, ...rest] = name.split(".");
  if (kind !== "local" || local === undefined || rest.length > 0 || depth > 8) return undefined;
  const [value] = blocks(stack.json.locals).flatMap((values) => own(values, local) ?? []);
  return value === undefined ? undefined : literalOf(value, stack, depth);
}

function literalOf(value: Json, stack: StackJson, depth: number): Outcome {
  if (typeof value !== "string" || !hasReference(value))
    return JSON.stringify(value).includes("${") ? undefined : { value };
  const expression = wholeExpression(value);
  return expression === undefined
    ? undefined
    : evaluate(expression, { named: (name) => valueOfLocal(stack, name, depth + 1) });
}

function isDemanded(type: string, count: Json, { json }: StackJson): boolean {
  const demands = (assert: Json | undefined, variable: string) =>
    blocks(assert).some(({ condition }) => condition === demandOf(variable));
  const checks = afterFirstApply.has(type) ? blocks(json.check).flatMap((named) => Object.entries(named)) : [];
  return checks.some(
    ([variable, bodies]) =>
      count === heldBackBy(variable) && blocks(bodies).some(({ assert }) => demands(assert, variable)),
  );
}
