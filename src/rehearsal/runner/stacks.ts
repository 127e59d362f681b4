import { FaultError } from "../../core/fault";
import { blocks, type StackJson } from "../../terraform/configuration";
import { originOf } from "./remote-state";

/** A stack to rehearse, and the stacks whose state it reads. */
export interface RehearsedStack extends StackJson {
  readonly dependencies: readonly string[];
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
