import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/**
 * A variable of the stack that holds a secret: sensitive, without default, and honest about where its value ends up.
 *
 * @param shortest fewest characters that a value may have; Terraform refuses a shorter one @default - any
 */
export function sensitiveVariable(
  scope: Construct,
  name: string,
  description: string,
  shortest?: number,
): TerraformVariable {
  const least = shortest === undefined ? "" : `, ${shortest} characters or more`;
  const variable = new TerraformVariable(TerraformStack.of(scope), name, {
    type: "string",
    sensitive: true,
    nullable: false,
    description: `${description}${least}. It lands in this stack's state.`,
  });
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
