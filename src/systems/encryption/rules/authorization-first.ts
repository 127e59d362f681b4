import { textOf } from "../../../core/text-of";
import { policiesBefore } from "../../../posture/authorizations";
import { indexed } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { Resource } from "../../../terraform/configuration";

/** Arguments that hold the CRN of a root key, by resource type. */
const keyArguments: Readonly<Record<string, (resource: Resource) => unknown>> = {
  ibm_resource_instance: ({ arguments: { parameters } }) =>
    typeof parameters === "object" && parameters !== null && !Array.isArray(parameters)
      ? parameters.kms_key
      : undefined,
};

/** Authorizations to read keys, by the service that they are given to. */
const keyReaders = indexed(["ibm_iam_authorization_policy"], (policy) =>
  known(policy, "target_service_name") === "kms" ? [known(policy, "source_service_name")] : [],
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
    if (keyArguments[resource.type]?.(resource) === undefined) return notApplicable;
    const service = known(resource, "service");
    const readers = keyReaders(world, service);
    if (policiesBefore(world, resource).some((policy) => opens(policy, service))) return compliant;
    return {
      verdict: "violation",
      argument: "depends_on",
      expected: `depends_on an ibm_iam_authorization_policy that lets ${textOf(service)} read keys of kms`,
      got:
        readers.length === 0
          ? "no such authorization policy"
          : `${readers[0]?.address} exists, but the resource does not depend on it`,
      fix: "Add the dependency. Without it the first apply sometimes fails, because IAM policies take effect some seconds after their creation.",
    };
  },
};

function opens(policy: Resource, service: unknown): boolean {
  return known(policy, "source_service_name") === service && known(policy, "target_service_name") === "kms";
}
