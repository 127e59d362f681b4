import { textOf } from "../../../core/text-of";
import { endsOf } from "../../../posture/authorizations";
import { rolesOf } from "../../../posture/policy-scope";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { Resource } from "../../../terraform/configuration";

/** Roles on a whole Object Storage instance that reach no object: what flow logs need to find their bucket. */
const bucketless: readonly string[] = ["Reader", "Viewer"];

/**
 * A service-to-service authorization names the one root key or bucket where the service takes that: on a whole instance, it reaches
 * the keys and buckets of every other team as well.
 */
export const authorizationNarrow: Rule = {
  id: "authorization-narrow",
  controls: ["IA-01"],
  types: ["ibm_iam_authorization_policy"],
  judge(policy) {
    const part = narrowest(policy);
    if (part === undefined) return notApplicable;
    const { resource, resourceType } = endsOf(policy).target;
    if (resourceType === part && textOf(resource ?? "*") !== "*") return compliant;
    return {
      verdict: "violation",
      argument: "resource_attributes",
      expected: `resourceType ${part}, and the one ${part} as resource`,
      got: resourceType === undefined ? "the whole instance" : `${textOf(resourceType)} ${textOf(resource ?? "*")}`,
      fix: `Name the ${part} in resource_attributes. Where another owner manages one policy for all keys, set authorized: true on the existing instance instead.`,
    };
  },
};

/** What of the target a policy can name, besides its instance. */
function narrowest(policy: Resource): "key" | "bucket" | undefined {
  const service = endsOf(policy).target.service;
  if (service === "kms" || service === "hs-crypto") return "key";
  const writes = rolesOf(policy).some((role) => !bucketless.includes(role));
  return service === "cloud-object-storage" && writes ? "bucket" : undefined;
}
