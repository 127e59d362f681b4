import type { Resource } from "../../../core/configuration";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";

/** True when a job names this TLS secret in its environment or arguments: it is the one that renews it. */
export function isRotated(world: World, secret: Resource): boolean {
  return world.ofType("ibm_code_engine_job").some((job) => names(job, secret));
}

/** True when a job names a TLS secret. */
export function rotates(world: World, job: Resource): boolean {
  return world
    .ofType("ibm_code_engine_secret")
    .some((secret) => known(secret, "format") === "tls" && names(job, secret));
}

function names(job: Resource, secret: Resource): boolean {
  if (job.stack !== secret.stack) return false;
  const { run_env_variables: variables, run_arguments: given, run_commands: commands } = job.arguments;
  const text = JSON.stringify([variables, given, commands]);
  const words = (word: string) => new RegExp(`(?<![A-Za-z0-9_-])${word.replaceAll(".", "\\.")}(?![A-Za-z0-9_-])`);
  const name = known(secret, "name");
  return words(secret.address).test(text) || (typeof name === "string" && words(name).test(text));
}
