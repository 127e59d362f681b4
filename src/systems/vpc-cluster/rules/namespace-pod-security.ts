import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { blocks } from "../../../terraform/configuration";

const label = "pod-security.kubernetes.io/";

/** Namespaces whose pods are IBM's and read files of the node. */
const ofAgents: readonly unknown[] = ["ibm-observe"];

/** Namespaces have Pod Security labels: without them, Kubernetes Service applies the level `privileged`. */
export const namespacePodSecurity: Rule = {
  id: "namespace-pod-security",
  controls: ["IKSW-53"],
  types: ["kubernetes_namespace_v1", "kubernetes_namespace"],
  judge(namespace) {
    const [metadata] = blocks(namespace.arguments.metadata);
    const [labels] = blocks(metadata?.labels);
    const agents = ofAgents.includes(known(namespace, "metadata.name"));
    const accepted = agents ? ["restricted", "baseline", "privileged"] : ["restricted"];
    return ["enforce", "audit", "warn"].map((mode): Judgement => {
      const level = labels?.[label + mode];
      const argument = `metadata.labels.${label}${mode}`;
      if (accepted.includes(textOf(level))) return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: accepted.join(", "),
        got: level === undefined ? "no label, which means privileged" : JSON.stringify(level),
      };
    });
  },
};
