import * as path from "node:path";
import { FaultError } from "../../core/fault";
import { blocks, isObject, type StackJson } from "../../terraform/configuration";
import { originOf } from "./remote-state";

/** A stack to rehearse, and the stacks whose state it reads. */
export interface RehearsedStack extends StackJson {
  readonly dependencies: readonly string[];
  /** What the rehearsal calls it, where stacks of two inputs have one name. @default - its name */
  readonly label?: string;
  /** Input that it belongs to. @default - the only one */
  readonly owner?: string;
}

/** One input of a rehearsal: the stacks of a blueprint, or those of one platform in a folder. */
export interface Play {
  readonly name: string;
  readonly stacks: readonly RehearsedStack[];
  /** CRNs of what the input uses and does not create. @default - none */
  readonly existing?: readonly string[];
}

/**
 * The new version's stacks, where one of them that is named after its folder alone is the old version's that is named after its own:
 * `old/main.tf.json` and `new/main.tf.json` are one root module.
 */
export function successors(before: readonly Play[], after: readonly Play[]): RehearsedStack[] {
  const [old] = before.flatMap(unnamed);
  const [next] = after.flatMap(unnamed);
  return after
    .flatMap(({ stacks }) => stacks)
    .map((stack) => (old !== undefined && stack === next ? { ...stack, label: labelOf(old) } : stack));
}

/** Foundations alone, which others use: there is no system among the stacks. */
export function areFoundations({ stacks }: Play): boolean {
  return stacks.length > 0 && stacks.every(({ name }) => name.endsWith("-foundations"));
}

/** The stack of an input's own folder, or file, if it says no name. */
function unnamed({ name, stacks }: Play): RehearsedStack[] {
  return stacks.filter((stack) => {
    const comment = stack.json["//"];
    const metadata = isObject(comment) ? comment.metadata : undefined;
    return (
      stack.name === path.basename(path.resolve(name)) && !(isObject(metadata) && metadata.stackName !== undefined)
    );
  });
}

/** What the rehearsal calls a stack. */
export function labelOf({ name, label = name }: { readonly name: string; readonly label?: string }): string {
  return label;
}

/**
 * The inputs, each with a name of its own, and a label of its own for each stack: an account may have two stacks of one name, which
 * are not one stack.
 */
export function labelled(plays: readonly Play[]): Play[] {
  const owners = new Set<string>();
  const labels = new Set<string>();
  return plays.map((play) => {
    const owner = own(play.name, owners);
    return {
      ...play,
      name: owner,
      stacks: play.stacks.map((stack) => ({ ...stack, owner, label: own(stack.name, labels) })),
    };
  });
}

/** The name, with a number where it is taken. */
function own(name: string, taken: Set<string>): string {
  let label = name;
  for (let number = 2; taken.has(folded(label)); number += 1) label = `${name}-${number}`;
  taken.add(folded(label));
  return label;
}

/** On some systems, names that differ by case alone are one folder. */
function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** Names of the stacks that a stack reads, by its remote states. */
export function dependenciesOf(stack: StackJson, all: readonly StackJson[]): string[] {
  const states = blocks(stack.json.data).flatMap((data) => blocks(data.terraform_remote_state));
  const names = states.flatMap((named) =>
    Object.entries(named).map(([name, state]) => originOf(name, state, all)?.name),
  );
  return [...new Set(names.filter((name): name is string => name !== undefined && name !== stack.name))].sort();
}

/**
 * Stacks in the order in which they are applied.
 *
 * @throws FaultError RH001 when stacks read each other's state in a circle
 */
export function inOrder(stacks: readonly RehearsedStack[]): RehearsedStack[] {
  const ordered: RehearsedStack[] = [];
  let open = [...stacks].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (open.length > 0) {
    const ready = open.filter(({ dependencies }) =>
      dependencies.every(
        (name) => ordered.some((stack) => stack.name === name) || !stacks.some((stack) => stack.name === name),
      ),
    );
    if (ready.length === 0) {
      throw new FaultError([
        {
          code: "RH001",
          message: "circular dependency: the stacks read each other's state",
          place: { path: open.map(({ name }) => name).join(", ") },
        },
      ]);
    }
    ordered.push(...ready);
    open = open.filter((stack) => !ready.includes(stack));
  }
  return ordered;
}
