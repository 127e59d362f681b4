import { holdsSecret, namedArguments } from "../../../core/secrets";
import { textOf } from "../../../core/text-of";
import { clueInText, literalSecret, strongest } from "../../../posture/literal-secret";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { blocks, type Json } from "../../../terraform/configuration";

/** Literal environment variables and command lines hold no secrets: they are visible in the state and in every console. */
export const noSecretInEnvironment: Rule = {
  id: "no-secret-in-environment",
  controls: ["CE-25"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job", "ibm_code_engine_function"],
  judge({ arguments: { run_env_variables: variables, run_arguments: given, run_commands: commands } }) {
    const judged = blocks(variables)
      .filter(({ type }) => type === "literal")
      .map(({ name, value }): Judgement => {
        const clue = clueInText(textOf(name), textOf(value));
        if (clue === undefined) return compliant;
        const expected = "secret_key_reference or secret_full_reference";
        return literalSecret(clue, `run_env_variables.${textOf(name)}`, expected);
      });
    return [compliant, ...judged, ...onCommandLine({ run_commands: commands, run_arguments: given })];
  },
};

/** Commands and arguments are one line: `curl`, `-u` and `user:password` say together what none says alone. */
function onCommandLine(lists: Readonly<Record<string, Json | undefined>>): Judgement[] {
  const parts = Object.entries(lists).map(([argument, list]) => ({ argument, list: textsOf(list) }));
  const found = parts.flatMap(({ argument, list }) => {
    const named = namedArguments(list);
    return list.flatMap((text, at) => {
      const own = named.filter(({ index }) => index === at).map(({ name, value }) => clueInText(name, value));
      const clue = strongest([clueInText("", text), ...own]);
      return clue === undefined ? [] : [{ argument: `${argument}.${at}`, clue }];
    });
  });
  if (found.length === 0 && holdsSecret(parts.flatMap(({ list }) => list).join(" ")))
    found.push({
      argument: Object.keys(lists)
        .filter((name) => textsOf(lists[name]).length > 0)
        .join(", "),
      clue: "form",
    });
  const expected = "$(NAME), with an environment variable NAME from a secret (secret_key_reference)";
  return found.map(({ argument, clue }) => literalSecret(clue, argument, expected));
}

function textsOf(list: Json | undefined): string[] {
  return (Array.isArray(list) ? list : []).map(textOf);
}
