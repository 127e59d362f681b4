import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

export interface SensitiveVariableProps {
  /** Fewest characters that a value may have; Terraform refuses a shorter one. @default - any */
  readonly shortest?: number;
  /** True for a secret that exists only after the first apply: its default is null. @default false */
  readonly later?: boolean;
}

/** A variable of the stack that holds a secret: sensitive, and honest about where its value ends up. */
export function sensitiveVariable(
  scope: Construct,
  name: string,
  description: string,
  { shortest, later = false }: SensitiveVariableProps = {},
): TerraformVariable {
  const least = shortest === undefined ? "" : `, ${shortest} characters or more`;
  const variable = new TerraformVariable(TerraformStack.of(scope), name, {
    type: "string",
    sensitive: true,
    nullable: later,
    description: `${description}${least}. It lands in this stack's state.`,
  });
  // The engine leaves out a default of null.
  if (later) variable.addOverride("default", null);
  if (shortest !== undefined) {
    variable.addOverride("validation", [
      {
        condition: `\${length(var.${name}) >= ${shortest}}`,
        error_message: `${name} must have ${shortest} characters or more: openssl rand -hex ${shortest}`,
      },
    ]);
  }
  return variable;
}
