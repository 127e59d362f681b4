import { blocks, type StackJson } from "./configuration";

/** A variable on which a second apply waits, and what its check says until then. */
export interface AwaitedVariable {
  readonly name: string;
  readonly message: string;
}

/**
 * Variables that say that a second apply is to come: a yes or no that is false by default, and a check that demands it. At each plan
 * Terraform warns until somebody sets it.
 */
export function secondAppliesOf({ json }: StackJson): AwaitedVariable[] {
  const awaited = blocks(json.variable)
    .flatMap((named) => Object.entries(named))
    .filter(([, body]) => blocks(body).some(({ type, default: value }) => type === "bool" && value === false))
    .map(([name]) => name);
  const asserts = blocks(json.check)
    .flatMap((named) => Object.values(named).flatMap(blocks))
    .flatMap(({ assert }) => blocks(assert));
  return awaited.flatMap((name) =>
    asserts
      .filter(({ condition }) => condition === `\${var.${name}}`)
      .slice(0, 1)
      .map(({ error_message: message }) => ({ name, message: String(message) })),
  );
}
