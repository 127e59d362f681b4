import { blocks, type Resource } from "../../../core/configuration";
import { policyTypes, reachOf, rolesOf } from "../../../posture/policy-scope";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";

/**
 * Who changes applications does so in a namespace: Writer of a whole cluster edits every one of them. Managers of a whole
 * cluster are cluster-admin; they stand in groups that are tagged, or have a namespace too.
 */
export const writerInNamespace: Rule = {
  id: "writer-in-namespace",
  controls: ["IKS-18"],
  types: policyTypes,
  judge(policy) {
    if (reachOf(policy).service !== "containers-kubernetes" || !rolesOf(policy).includes("Writer"))
      return notApplicable;
    if (hasNamespace(policy)) return compliant;
    return {
      verdict: "violation",
      argument: "resources",
      expected: "the attribute namespace",
      got: "Writer in every namespace of the cluster",
    };
  },
};

function hasNamespace({ arguments: { resources, resource_attributes } }: Resource): boolean {
  const written = blocks(resources).map(({ attributes }) => blocks(attributes)[0]?.namespace);
  const named = blocks(resource_attributes).find(({ name }) => name === "namespace")?.value;
  return [...written, named].some((value) => typeof value === "string" && value !== "" && value !== "*");
}
