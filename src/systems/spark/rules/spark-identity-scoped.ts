import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isGiven, readOne } from "../../../posture/values";
import type { Identity, World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";
import { policyService, rolesOf, sparkStacks } from "../subjects";

/** What an identity may have on one thing of a service. */
const narrow: Readonly<Record<string, { readonly type: string; readonly roles: readonly string[] }>> = {
  "cloud-object-storage": { type: "bucket", roles: ["Reader", "Writer"] },
  kms: { type: "key", roles: ["Reader"] },
};

/** Policies by the instance that they are about. */
const policiesOn = indexed<Identity>(["ibm_iam_service_policy"], (policy, world) => {
  const { value } = readOne(policy, "resources.resource_instance_id");
  return value === undefined ? [] : [world.identity(policy.stack, value)];
});

/**
 * Identities of a Spark system have access to single buckets and keys and manage none, because workloads can send data
 * anywhere.
 */
export const sparkIdentityScoped: Rule = {
  id: "spark-identity-scoped",
  controls: ["AE-07", "AE-11", "AE-16", "AE-26"],
  types: ["ibm_iam_service_policy"],
  judge(policy, world): Judgement {
    const beside = world.once(sparkStacks).has(policy.stack);
    const service = textOf(policyService(policy) ?? "");
    const most = own(narrow, service);
    if (!beside || most === undefined) return notApplicable;
    const controls = service === "kms" ? ["AE-11"] : ["AE-07", "AE-16", "AE-26"];
    const named = ["resource_instance_id", "resource"].every((argument) => isGiven(policy, `resources.${argument}`));
    const whole = !named || readOne(policy, "resources.resource_type").value !== most.type;
    const roles = rolesOf(policy);
    if (!whole && roles.length > 0 && roles.every((role) => most.roles.includes(role)))
      return { verdict: "compliant", argument: "resources", controls };
    if (service === "cloud-object-storage" && roles.join() === "Writer" && isAlone(policy, world)) {
      return {
        verdict: "violation",
        argument: "resources",
        controls: ["AE-26"],
        expected: "Writer on one bucket that is encrypted with a customer-managed root key",
        got: "Writer on a dedicated instance, where the service creates the bucket with IBM's keys",
      };
    }
    return {
      verdict: "violation",
      argument: whole ? "resources" : "roles",
      controls,
      expected: `${most.roles.join(" or ")} on one ${most.type} of one instance`,
      got: `${roles.join(", ")} on ${whole ? `every ${most.type}` : `a ${most.type}`}`,
      reject: true,
    };
  },
};

/** Is the policy about an instance of its own, in which no other identity of the system has anything? */
function isAlone(policy: Resource, world: World): boolean {
  const instance = readOne(policy, "resources.resource_instance_id");
  return (
    instance.state !== "absent" &&
    !policiesOn(world, world.identity(policy.stack, instance.value)).some(
      (other) => other !== policy && other.stack === policy.stack,
    )
  );
}
