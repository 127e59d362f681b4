import { blocks, declaredVariables, type StackJson } from "./configuration";

/** A variable on which a second apply waits, and what its check says until then. */
export interface AwaitedVariable {
  readonly name: string;
  readonly message: string;
}

/** The condition of the check that demands a variable to be true. */
export function demandOf(variable: string): string {
  return `\${var.${variable}}`;
}

/** The count of what only a second apply creates: it waits for the variable. */
export function heldBackBy(variable: string): string {
  return `\${var.${variable} ? 1 : 0}`;
}

/**
 * Variables that say that a second apply is to come: a yes or no that is false by default, and a check that demands it. At each plan
 * Terraform warns until somebody sets it.
 */
export function secondAppliesOf(stack: StackJson): AwaitedVariable[] {
  const awaited = declaredVariables(stack)
    .filter(([, declared]) => declared.some(({ type, default: value }) => type === "bool" && value === false))
    .map(([name]) => name);
  const asserts = blocks(stack.json.check)
    .flatMap((named) => Object.values(named).flatMap(blocks))
    .flatMap(({ assert }) => blocks(assert));
  return awaited.flatMap((name) =>
    asserts
      .filter(({ condition }) => condition === demandOf(name))
      .slice(0, 1)
      .map(({ error_message: message }) => ({ name, message: String(message) })),
  );
}
