import type { Construct } from "constructs";
import { stackVariable } from "../../../platform/variable";

export interface LaterValueProps {
  /** Value of the blueprint. @default - a variable of the stack */
  readonly given: string | undefined;
  /** Name of the variable. */
  readonly variable: string;
  readonly description: string;
  /** How somebody comes to the value, as an instruction. */
  readonly how: string;
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
  { given, variable, description, how, form, expected }: LaterValueProps,
): string {
  if (given !== undefined) return given;
  const declared = stackVariable(
    scope,
    variable,
    { kind: "person", how, file: `${variable.replace(/_/g, "-")}.txt`, form: "text" },
    { type: "string", nullable: false, description },
  );
  declared.addOverride("validation", [
    {
      condition: `\${can(regex(${JSON.stringify(form.source)}, var.${variable}))}`,
      error_message: `${variable} must be ${expected}.`,
    },
  ]);
  return declared.stringValue;
}
