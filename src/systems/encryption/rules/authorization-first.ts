import { textOf } from "../../../core/text-of";
import { endsOf, everyPolicy, policiesBefore, reachesKey } from "../../../posture/authorizations";
import { grouped } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Json, Resource } from "../../../terraform/configuration";

/** Arguments that hold the CRN of a root key, by resource type. */
const keyArguments: Readonly<Record<string, (resource: Resource) => Json | undefined>> = {
  ibm_resource_instance: ({ arguments: { parameters } }) =>
    typeof parameters === "object" && parameters !== null && !Array.isArray(parameters)
      ? parameters.kms_key
      : undefined,
};

/** Authorizations to read keys, by the service that they are given to. */
const keyReaders = (world: World) =>
  grouped(
    everyPolicy(world)
      .filter((policy) => endsOf(policy).target.service === "kms")
      .map((policy) => [endsOf(policy).source.service, policy] as const),
  );

/**
 * A resource encrypted with a root key depends on the authorization of its service to read the key; a reference to the
 * key alone does not create this dependency.
 */
export const authorizationFirst: Rule = {
  id: "authorization-first",
  controls: ["KP-02"],
  types: Object.keys(keyArguments),
  judge(resource, world) {
    const key = keyArguments[resource.type]?.(resource);
    if (key === undefined) return notApplicable;
    const service = known(resource, "service");
    const reaches = (policy: Resource) => reachesKey(world, policy, resource, key);
    if (policiesBefore(world, resource).some((policy) => opens(policy, service) && reaches(policy))) return compliant;
    const reader = world.once(keyReaders).get(service)?.find(reaches);
    return {
      verdict: "violation",
      argument: "depends_on",
      expected: `depends_on an ibm_iam_authorization_policy that lets ${textOf(service)} read the key`,
      got: reader ? `${reader.address} exists, but the resource does not depend on it` : "no such authorization policy",
      fix: "Add the dependency. Without it the first apply sometimes fails, because IAM policies take effect some seconds after their creation.",
    };
  },
};

function opens(policy: Resource, service: unknown): boolean {
  const { source, target } = endsOf(policy);
  return source.service === service && target.service === "kms";
}
