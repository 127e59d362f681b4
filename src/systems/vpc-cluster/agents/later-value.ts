import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

export interface LaterValueProps {
  /** Value of the blueprint. @default - a variable of the stack */
  readonly given: string | undefined;
  /** Name of the variable. */
  readonly variable: string;
  readonly description: string;
  /** Form that Terraform demands of the variable, as a regular expression. */
  readonly form: RegExp;
  /** The form in words: "the CRN of a secret". */
  readonly expected: string;
}

/**
 * A value that exists only when earlier stacks are applied, such as what is stored in an instance that they create: written in the
 * blueprint, or else a variable without default of this stack, which Terraform asks for when the stack's turn comes.
 */
export function laterValue(
  scope: Construct,
  { given, variable, description, form, expected }: LaterValueProps,
): string {
  if (given !== undefined) return given;
  const declared = new TerraformVariable(TerraformStack.of(scope), variable, {
    type: "string",
    nullable: false,
    description,
  });
  declared.addOverride("validation", [
    {
      condition: `\${can(regex(${JSON.stringify(form.source)}, var.${variable}))}`,
      error_message: `${variable} must be ${expected}.`,
    },
  ]);
  return declared.stringValue;
}
