import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { known, readOne } from "../../../posture/values";
import type { Identity, World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

const jobsIn = indexed(["ibm_code_engine_job"], ({ stack }) => [stack]);

const secretsIn = indexed(["ibm_code_engine_secret"], ({ stack }) => [stack]);

/** Links by the project that they name: by reference, or by each part of a CRN that is written out, which holds its id. */
const linksIn = indexed<Identity>(["ibm_iam_trusted_profile_link"], (link, world) => {
  const project = readOne(link, "link.crn").value;
  return [world.identity(link.stack, project), ...textOf(project).split(":").slice(1, -1).map(partKey)];
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
  const [name, id] = [known(job, "name"), known(job, "project_id")];
  const { project_id: project } = job.arguments;
  const keys = [
    ...(project === undefined ? [] : [world.identity(job.stack, project)]),
    ...(typeof id === "string" ? [partKey(id)] : []),
  ];
  return [...new Set(keys.flatMap((key) => linksIn(world, key)))].filter((link) => {
    const component = readOne(link, "link.component_name").value;
    return component === name || world.targetResource(link.stack, component) === job;
  });
}

function partKey(part: string): string {
  return `part of a CRN: ${part}`;
}

function names(job: Resource, secret: Resource): boolean {
  const { run_env_variables: variables, run_arguments: given, run_commands: commands } = job.arguments;
  const text = JSON.stringify([variables, given, commands]);
  const words = (word: string) => new RegExp(`(?<![A-Za-z0-9_-])${word.replaceAll(".", "\\.")}(?![A-Za-z0-9_-])`);
  const name = known(secret, "name");
  return words(secret.address).test(text) || (typeof name === "string" && words(name).test(text));
}
