import { TerraformStack, TerraformVariable, type TerraformVariableConfig } from "cdktf";
import type { Construct } from "constructs";
import { Platform } from "./platform";

/**
 * Where the value of a variable comes from. Texts are prose in which code stands between backticks; commands run in the folder of
 * the variable's stack.
 */
export type VariableSource =
  /** A command prints a new random value. */
  | { readonly kind: "command"; readonly command: string; readonly note?: string }
  /** Somebody outside Terraform issues it: who, and where to find it; `file` holds it until the apply. */
  | { readonly kind: "person"; readonly how: string; readonly file: string; readonly form: "pem" | "text" }
  /** A script, run in the folder of a stack that was applied before, writes a file that sets the variable in the environment. */
  | { readonly kind: "script"; readonly stack: string; readonly script: string; readonly file: string }
  /** A command writes the file whose path is the variable's default. */
  | { readonly kind: "file"; readonly command: string }
  /** One value at the first apply, another from the second one on, after what has to be done between them. */
  | { readonly kind: "stage"; readonly first: string; readonly later: string; readonly between: string[] };

/** A variable of a stack with the source of its value. */
export interface SourcedVariable {
  /** Name of the stack. */
  readonly stack: string;
  readonly name: string;
  readonly from: VariableSource;
}

export interface SensitiveVariableProps {
  /** Fewest characters that a value may have; Terraform refuses a shorter one. @default - any */
  readonly shortest?: number;
  /** True for a secret that exists only after the first apply: its default is null. @default false */
  readonly later?: boolean;
}

/** Every variable is made here: none without a source, which the guide of the platform shows. */
export function stackVariable(
  scope: Construct,
  name: string,
  from: VariableSource,
  config: TerraformVariableConfig & { readonly description: string },
): TerraformVariable {
  const stack = TerraformStack.of(scope);
  Platform.of(scope).variables.push({ stack: stack.node.id, name, from });
  return new TerraformVariable(stack, name, config);
}

/** A variable of the stack that holds a secret: sensitive, and honest about where its value ends up. */
export function sensitiveVariable(
  scope: Construct,
  name: string,
  from: VariableSource,
  description: string,
  { shortest, later = false }: SensitiveVariableProps = {},
): TerraformVariable {
  const least = shortest === undefined ? "" : `, ${shortest} characters or more`;
  const variable = stackVariable(scope, name, from, {
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
