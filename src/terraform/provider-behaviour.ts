import type { Json } from "./configuration";
import { providerJson, providerOf, safeName } from "./provider-data";

/** What was seen on the provider's own program, against an emulated API: it is certain of the provider's half. */
export interface Proof {
  /** `YYYY-MM-DD` and what ran, in words. */
  readonly by: string;
  /** Facts of this file that were seen: `delete`, `zero.scale_retry_limit`, `read.rulesets`; `replan` is a second plan without a change. */
  readonly facts: readonly string[];
}

/**
 * How an argument comes back, where it is not as it was written.
 *
 * - `not-read`: the provider never reads it. State and plan say what was written, whatever is true.
 * - `computed`: left out, the service or the provider fills it in, and the plan takes that.
 * - `default`: left out, the service fills it in, and the next plan takes it away again unless it is written.
 * - `only-when-written`: read when it is written, and unseen otherwise.
 * - `added-to`: the service has blocks of its own beside those that are written, and the next plan removes them.
 * - `normalised`: read in another form, which the provider knows to be the same.
 * - `perpetual`: differs at every plan; the provider's fault.
 */
export type ReadBack =
  | { readonly form: "not-read" | "computed" | "only-when-written" }
  | { readonly form: "default"; readonly value: Json; readonly source: string }
  | {
      readonly form: "added-to";
      readonly blocks: readonly Readonly<Record<string, Json>>[];
      /** Not with these values. */
      readonly unless: Readonly<Record<string, Json>>;
      readonly source: string;
    }
  | { readonly form: "normalised"; readonly how: string }
  | {
      readonly form: "perpetual";
      readonly why: string;
      /** Only then; always, when it is left out. */
      readonly when?: string;
      /** Version of the provider that reads it right. */
      readonly fixedIn?: string;
    };

/** A `false`, a 0 or an empty text that the provider leaves out of the request. */
export interface DroppedZero {
  /** The requests that leave it out. After an update that does, what was set before stays. */
  readonly on: "create" | "update" | "both";
  /** What the service has then, or `unknown`. */
  readonly serviceDefault: Json;
  /** Where that is written; absent where it is unknown. */
  readonly source?: string;
}

/**
 * A change that has no effect, though the argument does not make the resource anew.
 *
 * - `never-sent`: planned and applied, and no request says it.
 * - `suppressed`: the plan does not even show it.
 * - `refused`: the provider or the service answers with an error.
 * - `misapplied`: a request is sent, and does something else.
 */
export interface FailedUpdate {
  readonly form: "never-sent" | "suppressed" | "refused" | "misapplied";
  readonly why?: string;
  readonly source?: string;
  /** Only when nothing else of the resource changes. @default false */
  readonly alone?: boolean;
  /** Only when the last value or block is taken away: what is left out stands for whatever is there. @default false */
  readonly emptied?: boolean;
}

/** A delete that leaves something. */
export interface LeavingDelete {
  /** False when no request is made at all; true when settings are put back to what `leaves` says. */
  readonly sends: boolean;
  readonly leaves: string;
}

/** What a resource type does that its schema does not show: `providers/<provider>/behaviour/<type>.json`. */
export interface TypeBehaviour {
  /** Day on which it was read, `YYYY-MM-DD`. */
  readonly dated: string;
  readonly source: { readonly file: string; readonly version: string };
  /** By dotted argument, where it is not a plain echo. */
  readonly read?: Readonly<Record<string, ReadBack>>;
  readonly zero?: Readonly<Record<string, DroppedZero>>;
  readonly update?: Readonly<Record<string, FailedUpdate>>;
  readonly delete?: LeavingDelete;
  readonly proved?: Proof;
}

/** The behaviour of a resource type, read on first use; undefined when nobody has looked. */
export function typeBehaviour(type: string): TypeBehaviour | undefined {
  return safeName(type) ? providerJson<TypeBehaviour>(providerOf(type), "behaviour", `${type}.json`) : undefined;
}
