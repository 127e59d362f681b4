import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/** A variable of the stack that holds a secret: sensitive, without default, and honest about where its value ends up. */
export function sensitiveVariable(scope: Construct, name: string, description: string): TerraformVariable {
  return new TerraformVariable(TerraformStack.of(scope), name, {
    type: "string",
    sensitive: true,
    nullable: false,
    description: `${description}. It lands in this stack's state.`,
  });
}
