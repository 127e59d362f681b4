import { textOf } from "../../../core/text-of";
import { notApplicable, type Rule } from "../../../posture/rule";
import { isSparkInstance } from "../subjects";

/** An instance serves one tenant: workloads of one instance can reach each other. */
export const sparkTenant: Rule = {
  id: "spark-tenant",
  controls: ["AE-15", "AE-18"],
  types: ["ibm_resource_instance"],
  judge(resource) {
    if (!isSparkInstance(resource)) return notApplicable;
    const { tags } = resource.arguments;
    const tenants = (Array.isArray(tags) ? tags : []).filter((tag) => textOf(tag).startsWith("tenant:"));
    if (tenants.length === 1) return { verdict: "compliant", argument: "tags" };
    return {
      verdict: typeof tags === "string" ? "unknown" : "violation",
      argument: "tags",
      expected: "one tag tenant:<name>",
      got: tenants.length === 0 ? "none" : tenants.join(", "),
      fix: "Use a separate instance for each tenant.",
      reject: tenants.length > 1,
    };
  },
};
