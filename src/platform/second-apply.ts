import { TerraformStack, type TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { demandOf, heldBackBy } from "../terraform/second-applies";
import { Platform } from "./platform";
import { stackVariable } from "./variable";

export interface SecondApplyProps {
  /** Name of the variable, a yes or no that states what has been done: `allow_all_removed`. */
  readonly variable: string;
  /** What has to be done between the two applies, in a few words that follow "once". */
  readonly once: string;
  /** The same as an instruction, with the command where there is one; code stands between backticks. */
  readonly between: string;
}

/**
 * The variable that holds back a part of a stack until the second apply, because something that it needs exists only afterwards:
 * false, the default, is the first one. Several parts may wait for one variable.
 *
 * Terraform itself says that a part is missing: a check block warns at each plan until the variable is true. The rehearsal finds the
 * second apply by that check. What is held back has the count `whenApplied` of the variable.
 */
export function secondApply(scope: Construct, { variable, once, between }: SecondApplyProps): TerraformVariable {
  const stack = TerraformStack.of(scope);
  const { variables, name: platform } = Platform.of(scope);
  const existing = variables.find(({ stack: at, name }) => at === stack.node.id && name === variable);
  if (existing?.from.kind === "stage") {
    if (!existing.from.between.includes(between)) existing.from.between.push(between);
    return stack.node.findChild(variable) as TerraformVariable;
  }
  stack.addOverride(`check.${variable}.assert`, [
    {
      condition: demandOf(variable),
      error_message: `This stack needs a second apply: set ${variable} to true once ${once}. See ${platform}.md.`,
    },
  ]);
  return stackVariable(
    stack,
    variable,
    { kind: "stage", first: "false", later: "true", between: [between] },
    {
      type: "bool",
      nullable: false,
      default: false,
      description: `False, the default, for the first apply; true for good once ${once}`,
    },
  );
}

/** The count of a resource that only the second apply creates. */
export function whenApplied({ friendlyUniqueId }: TerraformVariable): string {
  return heldBackBy(friendlyUniqueId);
}
