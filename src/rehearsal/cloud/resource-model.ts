import { isObjectValue, type ObjectValue, type Value } from "../plugin/codec";
import type { Mint } from "./mint";
import type { Promised } from "./promised";
import type { ServiceCall } from "./service-calls";

/** One thing that exists in the model. */
export interface Entity {
  readonly type: string;
  /** What others refer to it as: `vpc`, `root key`. */
  readonly kind: string;
  /** Every text by which others may name it: id, GUID, CRN, … */
  readonly handles: readonly string[];
  /** The whole state, as Terraform has it. */
  state: ObjectValue;
  /** As the provider reads it. @default - the state */
  read?: ObjectValue;
  /** Number of the write that it comes from. */
  written?: number;
  /** Number of the command of Terraform that made it. */
  readonly command?: number;
  /** Milliseconds since the epoch at which it was made. */
  readonly created: number;
  /** Seconds that sleeps have waited for it. */
  waited: number;
  /** Input that made it; none for what exists before the run. */
  readonly owner?: string;
  /** Stack that made it. */
  readonly stack?: string;
  /** Region of the provider that made it. */
  readonly region?: string;
  /** It was imported, and nothing of it is known but its id. */
  readonly unseen?: boolean;
  /** Deleting it takes a second person, and stays so. */
  dualAuthorization?: boolean;
}

/** An argument that must name something that exists. */
export interface Reference {
  /** Dotted; in repeated blocks every repetition is looked at. */
  readonly argument: string;
  readonly kinds: readonly string[];
  /** What is named cannot be deleted while this one names it. @default false */
  readonly holds?: boolean;
}

/** What a model may ask and do while it looks at a resource. */
export interface CloudView {
  readonly mint: Mint;
  /** Region that the provider works in. */
  readonly region: string;
  /** What the stack that Terraform works on says that other owners have created. */
  readonly promised: Promised;
  /** Everything there is. */
  readonly everything: readonly Entity[];
  /** Everything of a kind. */
  all(kind: string): readonly Entity[];
  /** The thing that a value names, of one of the kinds. */
  named(value: Value | undefined, kinds: readonly string[]): Entity | undefined;
  /** True for what the command that runs now has made: whatever people do between two applies, nobody has done to it yet. */
  madeNow(entity: Entity): boolean;
  /** True when what was made has had the time to take effect everywhere. */
  effective(entity: Entity): boolean;
  /** Takes something to exist that the run does not make. */
  assume(kind: string, handles: readonly string[], state?: ObjectValue): void;
  /** Remembers that one service acts on another: a restriction that is there, or comes later, may close that off. */
  called(call: ServiceCall): void;
  /** Says something that is no fault: it is listed after the run. */
  note(text: string): void;
}

/** How one resource type behaves. */
export interface ResourceModel {
  readonly type: string;
  /** What others refer to it as; for instances it depends on their service. */
  readonly kind: string | ((state: ObjectValue) => string);
  readonly references?: readonly Reference[];
  /** Names that exist once: the scope, and the name in it. */
  unique?(state: ObjectValue): { readonly scope: string; readonly name: string } | undefined;
  /** What the service takes twice though it is hardly meant, and what comes of it: noted where two inputs create it. */
  repeats?(state: ObjectValue): { readonly what: string; readonly says: string } | undefined;
  /** Computed attributes of a new one, its id among them. */
  attributes(planned: ObjectValue, cloud: CloudView): ObjectValue;
  /** Names for others to use, of the settled state. */
  handles(state: ObjectValue): readonly string[];
  /**
   * Throws a Refusal when it cannot be made, or changed, like this.
   *
   * @param written of a change: what the configuration says, for what the provider reads there
   */
  check?(planned: ObjectValue, cloud: CloudView, written?: ObjectValue): void;
  /**
   * Arguments that are decided when it is made: the provider sends a later change nowhere, or not at all says that there is one.
   * Each has the way out.
   */
  readonly createOnly?: Readonly<Record<string, string>>;
  /**
   * What takes its time: whoever does not wait for it has its turn first, as may happen in reality. Where an order that Terraform does
   * not know of decides, the rehearsal takes the wrong one.
   */
  readonly slow?: { readonly create?: boolean; readonly delete?: boolean };
  /** Throws a Refusal when it cannot be deleted, besides what holds it. */
  guard?(state: ObjectValue, cloud: CloudView): void;
}

/** The text of an argument, or an empty one. */
export function text(state: ObjectValue, name: string): string {
  const value = state[name];
  return typeof value === "string" ? value : "";
}

/** The blocks of an argument, whether it is a list of them or a single one. */
export function blocksOf(state: ObjectValue, name: string): ObjectValue[] {
  const value = state[name];
  return (Array.isArray(value) ? value : [value]).filter(isObjectValue);
}
