import type { Judgement, Rule } from "../../../posture/rule";
import { namespaceOf, release } from "../charts";

const made = ["kubernetes_namespace_v1", "kubernetes_namespace"];

/**
 * Helm releases use a namespace that Terraform creates with Pod Security labels; in any other namespace, pods have no
 * restrictions.
 */
export const releaseInLabelledNamespace: Rule = {
  id: "release-in-labelled-namespace",
  controls: ["IKSW-53"],
  types: [release],
  judge(one, world): Judgement {
    const { name, resource } = namespaceOf(world, one);
    const known = resource && made.includes(resource.type) && one.arguments.create_namespace !== true;
    if (known) return { verdict: "compliant", argument: "namespace" };
    return {
      verdict: "violation",
      argument: "namespace",
      expected: "a namespace that Terraform creates with its labels, and create_namespace not true",
      got: name === undefined ? "not set, which means default" : JSON.stringify(name),
    };
  },
};
