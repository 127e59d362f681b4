import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { blocks, type JsonObject, type Resource } from "../../../terraform/configuration";
import { linksOf, rotates } from "../rotation/rotated";

/** What a rotation job has to do: read certificates of one secret group, and write one project. */
const needed: Readonly<Record<string, { readonly roles: readonly string[]; readonly resourceType?: string }>> = {
  "secrets-manager": { roles: ["SecretsReader"], resourceType: "secret-group" },
  codeengine: { roles: ["Writer", "Viewer"] },
};

/** The trusted profile of a rotation job has the permissions that the job needs, and no more. */
export const rotationPolicies: Rule = {
  id: "rotation-policies",
  controls: ["CE-36"],
  types: ["ibm_iam_trusted_profile_policy"],
  judge(policy, world): Judgement {
    if (!isOfRotation(policy, world)) return notApplicable;
    const [scope = {}] = blocks(policy.arguments.resources);
    const { roles } = policy.arguments;
    const given = Array.isArray(roles) ? roles.map(textOf) : [];
    const need = own(needed, textOf(scope.service));
    const narrow =
      need !== undefined &&
      given.length > 0 &&
      given.every((role) => need.roles.includes(role)) &&
      scope.resource_instance_id !== undefined &&
      isInside(scope, need.resourceType);
    if (narrow) return compliant;
    return {
      verdict: "violation",
      argument: "resources",
      expected: "SecretsReader on one secret group of Secrets Manager, or Writer on one Code Engine project",
      got: `${given.join(", ") || "no roles"} on ${textOf(scope.service ?? "every service")}`,
    };
  },
};

function isInside(scope: JsonObject, resourceType: string | undefined): boolean {
  return resourceType === undefined || (scope.resource_type === resourceType && scope.resource !== undefined);
}

function isOfRotation({ stack, arguments: { iam_id: iam, profile_id: profile } }: Resource, world: World): boolean {
  const identity = world.targetResource(stack, iam ?? profile);
  return identity !== undefined && world.once(profilesOfRotation).has(identity);
}

/** Trusted profiles of jobs that renew certificates. */
function profilesOfRotation(world: World): ReadonlySet<Resource> {
  return new Set(
    world
      .ofType("ibm_code_engine_job")
      .filter((job) => rotates(world, job))
      .flatMap((job) => linksOf(world, job))
      .flatMap((link) => world.targetResource(link.stack, link.arguments.profile_id) ?? []),
  );
}
