import { type StackVariable, settingCommands } from "./variables";

/** The apply of a stack that creates what its first one held back. */
export interface SecondApply {
  /** Sentences with code between backticks: what is to be done before it, and what is to be changed for it. */
  readonly steps: readonly string[];
  /** Shell commands that give variables their values for it. */
  readonly commands: readonly string[];
}

/** The second apply of a stack, if it needs one. */
export function secondApplyOf(stack: string, variables: readonly StackVariable[]): SecondApply | undefined {
  const before = variables.flatMap(({ from }) => (from?.kind === "stage" ? from.between : []));
  const changes = variables.flatMap(({ name, from }) =>
    from?.kind === "stage" ? [`\`${name} = ${from.later}\``] : [],
  );
  if (changes.length === 0) return undefined;
  return {
    steps: [
      ...before.map((step) => `${step}.`),
      `Set ${changes.join(" and ")} in \`terraform.tfvars\`, and keep ${changes.length === 1 ? "that value" : "these values"}.`,
    ],
    commands: settingCommands(
      variables.filter((variable) => isForSecondApply(stack, variable)),
      stack,
    ),
  };
}

/** Its value comes from a script beside the stack itself, which runs when the first apply is done. */
export function isForSecondApply(stack: string, { from }: StackVariable): boolean {
  return from?.kind === "script" && from.stack === stack;
}
