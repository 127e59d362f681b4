import { policyTypes, reachOf, rolesOf } from "../../../posture/policy-scope";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, type Resource } from "../../../terraform/configuration";

/**
 * Service roles on a cluster name a namespace: without one they apply to all namespaces. Managers of a whole cluster
 * are cluster-admin and belong to tagged groups.
 */
export const roleInNamespace: Rule = {
  id: "role-in-namespace",
  controls: ["IKS-18"],
  types: policyTypes,
  judge(policy) {
    const role = rolesOf(policy).find((one) => one === "Reader" || one === "Writer");
    if (reachOf(policy).service !== "containers-kubernetes" || role === undefined) return notApplicable;
    if (hasNamespace(policy)) return compliant;
    return {
      verdict: "violation",
      argument: "resources",
      expected: "the attribute namespace",
      got: `${role} in every namespace of the cluster`,
    };
  },
};

function hasNamespace({ arguments: { resources, resource_attributes } }: Resource): boolean {
  const written = blocks(resources).map(({ attributes }) => blocks(attributes)[0]?.namespace);
  const named = blocks(resource_attributes).find(({ name }) => name === "namespace")?.value;
  return [...written, named].some((value) => typeof value === "string" && value !== "" && value !== "*");
}
