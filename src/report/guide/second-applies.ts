import type { StackVariable } from "./variables";

/** An apply of a stack after its first one: what to do before it, and what to change for it. */
export interface SecondApply {
  /** Sentences with code between backticks. */
  readonly before: string;
  readonly change: string;
}

/** Why a stack is applied once more before the next one. */
export function secondApplies(variables: readonly StackVariable[]): SecondApply[] {
  return variables.flatMap(({ name, from }) =>
    from?.kind === "stage"
      ? [
          {
            before: `${from.between}.`,
            change: `Set \`${name} = ${from.later}\` in \`terraform.tfvars\`, and keep that value.`,
          },
        ]
      : [],
  );
}
