import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { known, readOne } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Json, Resource } from "../../../terraform/configuration";

const jobsIn = indexed(["ibm_code_engine_job"], ({ stack }) => [stack]);

const secretsIn = indexed(["ibm_code_engine_secret"], ({ stack }) => [stack]);

/** Links by the component that they name: by reference, or by its name, which components of several projects may have. */
const linksTo = indexed<Resource | Json | undefined>(["ibm_iam_trusted_profile_link"], (link, world) => {
  const component = readOne(link, "link.component_name").value;
  return [
    component,
    ...(world.targetResource(link.stack, component) ? [world.targetResource(link.stack, component)] : []),
  ];
});

/** True when a job names this TLS secret in its environment or arguments: it is the one that renews it. */
export function isRotated(world: World, secret: Resource): boolean {
  return jobsIn(world, secret.stack).some((job) => names(job, secret));
}

/** True when a job names a TLS secret. */
export function rotates(world: World, job: Resource): boolean {
  return secretsIn(world, job.stack).some((secret) => known(secret, "format") === "tls" && names(job, secret));
}

/** The links that give a job a trusted profile. Jobs of several projects may have one name. */
export function linksOf(world: World, job: Resource): Resource[] {
  const named = new Set([...linksTo(world, known(job, "name")), ...linksTo(world, job)]);
  return [...named].filter((link) => {
    const project = readOne(link, "link.crn").value;
    return world.same(link.stack, project, job.stack, job.arguments.project_id) || holdsId(project, job);
  });
}

/** A CRN that is written out holds the project's id. */
function holdsId(crn: Json | undefined, job: Resource): boolean {
  const id = known(job, "project_id");
  return typeof id === "string" && textOf(crn).includes(`:${id}:`);
}

function names(job: Resource, secret: Resource): boolean {
  const { run_env_variables: variables, run_arguments: given, run_commands: commands } = job.arguments;
  const text = JSON.stringify([variables, given, commands]);
  const words = (word: string) => new RegExp(`(?<![A-Za-z0-9_-])${word.replaceAll(".", "\\.")}(?![A-Za-z0-9_-])`);
  const name = known(secret, "name");
  return words(secret.address).test(text) || (typeof name === "string" && words(name).test(text));
}
