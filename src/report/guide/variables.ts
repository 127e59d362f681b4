import { fenced } from "../../artefacts/contexts";
import type { Platform } from "../../platform/platform";
import type { SynthesizedStack } from "../../platform/synth";
import type { VariableSource } from "../../platform/variable";
import { isObject, type JsonObject } from "../../terraform/configuration";

/** A variable of a stack, as its Terraform declares it. */
export interface StackVariable {
  readonly name: string;
  readonly type: string;
  readonly sensitive: boolean;
  readonly description: string;
  /** As JSON. @default - Terraform asks for the value */
  readonly preset?: string;
  /** Where its value comes from. @default - your own code declares it */
  readonly from?: VariableSource;
}

/** All variables of a stack, by name. */
export function variablesOf(platform: Platform, { name: stack, json }: SynthesizedStack): StackVariable[] {
  const declared = isObject(json.variable) ? json.variable : {};
  return Object.entries(declared)
    .filter((entry): entry is [string, JsonObject] => isObject(entry[1]))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, variable]) => {
      const from = platform.variables.find((one) => one.stack === stack && one.name === name)?.from;
      return {
        name,
        type: typeof variable.type === "string" ? variable.type : "any",
        sensitive: variable.sensitive === true,
        description: typeof variable.description === "string" ? variable.description : "",
        ...(variable.default === undefined ? {} : { preset: JSON.stringify(variable.default) }),
        ...(from ? { from } : {}),
      };
    });
}

/** Where a value comes from, in a sentence; code stands between backticks. */
export function sourceText({ from, preset }: StackVariable, stack: string): string {
  switch (from?.kind) {
    case "command":
      return `New random value: \`${from.command}\`.${from.note === undefined ? "" : ` ${from.note}.`}`;
    case "person":
      return `${from.how}. Keep it in \`${from.file}\`, in the folder of this stack, until the apply.`;
    case "script":
      if (from.stack === stack)
        return `\`sh ${from.script}\`, run here between the first and the second apply, writes it to \`${from.file}\`.`;
      return `\`sh ${from.script}\`, run in \`stacks/${from.stack}\` after the apply of that stack, writes it to \`${from.file}\` there.`;
    case "file":
      return `The default, \`${preset}\`, is the path of a file that this writes: \`${from.command}\`.`;
    case "stage":
      return `\`${from.first}\` for the first apply, \`${from.later}\` from the second apply on.`;
    default:
      return preset === undefined
        ? "Your own code declares this variable, and its description should say where the value comes from."
        : `Your own code declares this variable, with the default \`${preset}\`.`;
  }
}

/** Shell commands that give the variables their values, in the folder of the stack. */
export function settingCommands(variables: readonly StackVariable[], stack: string): string[] {
  const lines = variables.flatMap(({ name, from }): string[] => {
    switch (from?.kind) {
      case "command":
        return [`export TF_VAR_${name}="$(${from.command})"`];
      case "person":
        return [`export TF_VAR_${name}="$(cat ${fenced(from.file)})"`];
      case "script":
        return [from.stack === stack ? `. ./${from.file}` : `. ../${from.stack}/${from.file}`];
      case "file":
        return [from.command];
      case "stage":
        return ["cp terraform.tfvars.example terraform.tfvars"];
      default:
        return [];
    }
  });
  return [...new Set(lines)];
}

/** `terraform.tfvars.example`: values that are no secrets, and for secrets the command that sets them in the environment. */
export function tfvarsExample(variables: readonly StackVariable[], stack: string): string {
  const parts = variables.map((variable) => {
    const { name, type, sensitive, description, preset, from } = variable;
    const comments = [
      `${name} (${type}${sensitive ? ", sensitive" : ""}): ${description}`,
      sourceText(variable, stack),
    ];
    const value = from?.kind === "stage" ? from.first : preset;
    const [setting] = from?.kind === "file" || from?.kind === "stage" ? [] : settingCommands([variable], stack);
    return [
      ...comments.flatMap((comment) => comment.split(/\r?\n/)).map((line) => `# ${line.replaceAll("`", "")}`),
      setting !== undefined
        ? `#   ${setting}`
        : value === undefined
          ? `# ${name} =`
          : `${from?.kind === "stage" ? "" : "# "}${name} = ${value}`,
      "",
    ].join("\n");
  });
  return `# Copy this file to terraform.tfvars. It holds no secrets: those are set in the environment, as the comments say.\n\n${parts.join("\n")}`;
}
