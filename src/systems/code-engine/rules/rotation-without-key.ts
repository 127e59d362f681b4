import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { rotates } from "../rotation/rotated";

/** A rotation job holds no API key, neither in its environment nor in a mounted secret. */
export const rotationWithoutKey: Rule = {
  id: "rotation-without-key",
  controls: ["CE-36"],
  types: ["ibm_code_engine_job"],
  judge(job, world): readonly Judgement[] | Judgement {
    if (!rotates(world, job)) return notApplicable;
    const { run_env_variables: variables, run_volume_mounts: mounts } = job.arguments;
    const given = [
      ...blocks(variables)
        .filter(({ name, type }) => /api_?key/i.test(textOf(name)) || textOf(type).startsWith("secret_"))
        .map(({ name, reference }) => `run_env_variables.${textOf(name ?? reference)}`),
      ...blocks(mounts)
        .filter(({ type }) => type === "secret")
        .map(({ reference }) => `run_volume_mounts.${textOf(reference)}`),
    ];
    if (given.length === 0) return compliant;
    return given.map((argument) => ({
      verdict: "violation",
      argument,
      expected: "no secrets: the job authenticates with its trusted profile",
      got: "a secret or an API key",
      reject: true,
    }));
  },
};
