import { blocks, hasReference } from "../../../core/configuration";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { looksSecret } from "../../../posture/secrets";

/** An environment variable with a literal value holds no secret: literals are in the state, and in every console. */
export const noSecretInEnvironment: Rule = {
  id: "no-secret-in-environment",
  controls: ["CE-25"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job", "ibm_code_engine_function"],
  judge({ arguments: { run_env_variables: variables } }) {
    const judged = blocks(variables)
      .filter(({ type, value }) => type === "literal" && !hasReference(value))
      .map(({ name, value }): Judgement => {
        if (!looksSecret(String(name), String(value))) return compliant;
        return {
          verdict: "violation",
          argument: `run_env_variables.${String(name)}`,
          expected: "secret_key_reference or secret_full_reference",
          got: "a literal under a name or with a value that looks secret",
          reject: true,
        };
      });
    return [compliant, ...judged];
  },
};
