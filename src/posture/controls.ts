import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../core/package-root";
import type { AttestedService } from "./ibm-documents";

/** Who has to do something for a statement to hold. */
export type Duty = "provider" | "infrastructure" | "application";

/** Resources that a control speaks of, by type and by what they say. */
export interface Selector {
  /** Types, data sources as `data.<type>`, provider blocks as `provider.<name>`; `*` for every resource. */
  readonly resource: string | readonly string[];
  /**
   * What they say, by dotted argument: a value, one of a list of values, or `*` for anything but nothing. Of repeated blocks and
   * lists one element is enough.
   * @default - all of the types
   */
  readonly where?: Readonly<Record<string, Wanted>>;
}

export type Wanted = string | number | boolean | readonly (string | number | boolean)[];

/** What must be there, and what must hold of it, for a control to be compliant. */
export interface Shown extends Selector {
  /** Rules of the control that must have found a place compliant: each of them. */
  readonly by: string | readonly string[];
  /** What shows the statement where the rules judge its container, as a project's restriction: it must be there too. */
  readonly through?: Selector;
  /** Each of the resources must have been found compliant, by each rule that looks at its type. @default false: one is enough */
  readonly every?: boolean;
  /** Nothing is asked where there is no such resource, as long as another entry is shown. @default false */
  readonly optional?: boolean;
}

/** IBM's part of a statement. */
export interface Evidence {
  /** The service whose attestations cover it. */
  readonly service: AttestedService;
  /** What IBM does, in our words. */
  readonly says: string;
}

/** One row of a system's `controls.yaml`. */
export interface Control {
  readonly id: string;
  /** The control in a few words. */
  readonly title: string;
  /** What the source document asks, in our words. */
  readonly statement: string;
  /** Where the statement comes from; absent for controls that Rampart derives. */
  readonly source?: string;
  readonly duty: readonly Duty[];
  readonly severity: "critical" | "high" | "medium" | "low";
  /** False: no waiver may cover a violation. @default true */
  readonly waivable?: boolean;
  /** Numbers in outside catalogues. */
  readonly frameworks?: Readonly<Record<string, readonly string[]>>;
  /** The hardened default, for people. */
  readonly hardened: string;
  /**
   * What must be there and hold: all of the entries. Without them no finding makes the control compliant; an empty list says
   * that the control's rules touch the statement and do not show it.
   * @default - no rule decides the control, or all that do forbid something
   */
  readonly shown?: readonly Shown[];
  /** IBM's part, by IBM's attestations. */
  readonly evidence?: Evidence;
  /** What stays with people: the words that say how, in a file that is written beside the Terraform. */
  readonly step?: string;
  /** Why nobody answers the statement, where nothing else does. */
  readonly unanswered?: string;
  /** Type of a resource without which there is nothing that `evidence` speaks of. @default - it counts everywhere */
  readonly about?: string;
  /**
   * Control of a foundation that must have been judged on a platform for `evidence` and `step` to count: without it there is
   * nothing here that they speak of. What a system says counts where the system is.
   * @default - they count everywhere
   */
  readonly beside?: string;
  /** Values that must make a rule fire; the mutation tests apply each of them. */
  readonly weakened?: readonly Weakening[];
  /** Values beside which no rule of this control may fire: the other direction, where a reference blueprint has none. */
  readonly accepted?: readonly Weakening[];
}

/** One weakening: of a synthesised argument, or by a resource that is added. */
export type Weakening = ChangedArgument | AddedResource;

export interface ChangedArgument {
  readonly resource: string;
  /** Dotted argument, with the index of repeated blocks; `lifecycle.…` for meta-arguments; `*` removes the resource. */
  readonly argument: string;
  /** Path inside the JSON text that the argument holds. @default - the whole argument */
  readonly inside?: readonly string[];
  /** New value; null removes the argument. */
  readonly to: unknown;
  /** Only some resources: those whose name contains this, or as a selection says. @default - all of the type */
  readonly only?: string | Selection;
}

/** Which resources of a type are meant: those for which all of this holds. */
export interface Selection {
  /** Part of the resource's name in Terraform. @default - any */
  readonly name?: string;
  /** Service that the resource is of, or is about: `kms`, `codeengine`. @default - any */
  readonly service?: string;
  /** System that it belongs to: `foundations`, or an entry's name in the blueprint. @default - any */
  readonly system?: string;
}

export interface AddedResource {
  readonly resource: string;
  /** Arguments of the resource `weakened` that is added. */
  readonly add: Readonly<Record<string, unknown>>;
  /** The stacks that get it: those whose name ends with this. @default - the first */
  readonly in?: string;
}

/** The controls of one system: `src/systems/<system>/controls.yaml`, which the build turns into JSON. */
export function controlsOf(system: string): readonly Control[] {
  const controls = read.get(system) ?? readControls(system);
  read.set(system, controls);
  return controls;
}

/** Files that were read: they do not change while a program runs. */
const read = new Map<string, readonly Control[]>();

function readControls(system: string): readonly Control[] {
  const file = path.join(packageRoot, "dist", "src", "systems", system, "controls.json");
  return JSON.parse(fs.readFileSync(file, "utf8")) as Control[];
}
