import { blocks, hasReference, type Json } from "../../../core/configuration";
import { looksSecret, type NamedArgument, namedArguments } from "../../../core/secrets";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { shown } from "../../../posture/values";

/** An environment variable with a literal value holds no secret, nor does a command line: they are in the state, and in every console. */
export const noSecretInEnvironment: Rule = {
  id: "no-secret-in-environment",
  controls: ["CE-25"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job", "ibm_code_engine_function"],
  judge({ arguments: { run_env_variables: variables, run_arguments: given, run_commands: commands } }) {
    const judged = blocks(variables)
      .filter(({ type }) => type === "literal")
      .map(({ name, value }): Judgement => {
        if (!isSecret(String(name), String(value))) return compliant;
        return {
          verdict: "violation",
          argument: `run_env_variables.${shown(name)}`,
          expected: "secret_key_reference or secret_full_reference",
          got: "a literal under a name or with a value that looks secret",
          reject: true,
        };
      });
    return [compliant, ...judged, ...onCommandLine("run_commands", commands), ...onCommandLine("run_arguments", given)];
  },
};

/** A reference hides what it holds, not what stands beside it. */
function isSecret(name: string, value: string): boolean {
  return looksSecret(hasReference(value) ? "" : name, value);
}

function onCommandLine(argument: string, list: Json | undefined): Judgement[] {
  const found = namedArguments((Array.isArray(list) ? list : []).map(String)).filter(({ name, value }: NamedArgument) =>
    isSecret(name, value),
  );
  return [...new Set(found.map(({ index }) => index))].map((index) => ({
    verdict: "violation",
    argument: `${argument}.${index}`,
    expected: "an environment variable from a secret: secret_key_reference, and $(NAME) in its place",
    got: "a literal under a name or with a value that looks secret",
    reject: true,
  }));
}
