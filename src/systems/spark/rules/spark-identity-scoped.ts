import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";
import { isSparkInstance, policyService, rolesOf } from "../subjects";

/** Identities of a Spark system open single buckets, and manage none: workloads can send what they read anywhere. */
export const sparkIdentityScoped: Rule = {
  id: "spark-identity-scoped",
  controls: ["AE-07", "AE-16", "AE-26"],
  types: ["ibm_iam_service_policy"],
  judge(policy, world): Judgement {
    const beside = world
      .ofType("ibm_resource_instance")
      .some((one) => one.stack === policy.stack && isSparkInstance(one));
    if (!beside || policyService(policy) !== "cloud-object-storage") return notApplicable;
    const type = readOne(policy, "resources.resource_type").value;
    const named = readOne(policy, "resources.resource").state !== "absent";
    const roles = rolesOf(policy);
    if (type === "bucket" && named && roles.length > 0 && roles.every((role) => ["Reader", "Writer"].includes(role)))
      return { verdict: "compliant", argument: "resources" };
    return {
      verdict: "violation",
      argument: type === "bucket" && named ? "roles" : "resources",
      expected: "Reader or Writer on one bucket",
      got: `${roles.join(", ")} on ${type === "bucket" && named ? "a bucket" : "every bucket of the instance"}`,
      reject: true,
    };
  },
};
