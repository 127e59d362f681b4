import { TerraformStack, type TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { Platform } from "./platform";
import { stackVariable } from "./variable";

export interface SecondApplyProps {
  /** Name of the variable, a yes or no that states what has been done: `allow_all_removed`. */
  readonly variable: string;
  /** What has to be done between the two applies, in a few words that follow "once". */
  readonly once: string;
  /** File of the stack that says how: `runbooks/project.md`. */
  readonly runbook: string;
}

/** Part of a stack that the first apply leaves out, because something that it needs exists only afterwards. */
export interface SecondApply extends SecondApplyProps {
  /** Name of the stack that is applied twice. */
  readonly stack: string;
}

/**
 * The variable that holds back a part of a stack until the second apply: false, the default, is the first one.
 *
 * Terraform itself says that a part is missing: a check block warns at each plan until the variable is true. The rehearsal finds the
 * second apply by that check. What is held back has the count `whenApplied` of the variable.
 */
export function secondApply(scope: Construct, { variable, once, runbook }: SecondApplyProps): TerraformVariable {
  const stack = TerraformStack.of(scope);
  const { secondApplies } = Platform.of(scope);
  const existing = secondApplies.find((one) => one.stack === stack.node.id && one.variable === variable);
  if (existing) return stack.node.findChild(variable) as TerraformVariable;
  secondApplies.push({ stack: stack.node.id, variable, once, runbook });
  stack.addOverride(`check.${variable}.assert`, [
    {
      condition: `\${var.${variable}}`,
      error_message: `This stack needs a second apply: set ${variable} to true once ${once}. See ${runbook}.`,
    },
  ]);
  return stackVariable(
    stack,
    variable,
    { kind: "stage", first: "false", later: "true", between: `Go on once ${once}; see \`${runbook}\`` },
    {
      type: "bool",
      nullable: false,
      default: false,
      description: `False, the default, for the first apply; true for good once ${once}. See ${runbook}`,
    },
  );
}

/** The count of a resource that only the second apply creates. */
export function whenApplied({ fqn }: TerraformVariable): string {
  return `\${${fqn} ? 1 : 0}`;
}
