import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { hasReference, isObject } from "../../../terraform/configuration";

/** Secrets Manager accepts requests from private networks only. */
export const secretsAllowedNetwork: Rule = {
  id: "secrets-allowed-network",
  controls: ["CE-65"],
  types: ["ibm_resource_instance"],
  judge(instance) {
    if (known(instance, "service") !== "secrets-manager") return notApplicable;
    const { parameters } = instance.arguments;
    const network = isObject(parameters) ? parameters.allowed_network : undefined;
    if (network === "private-only") return compliant;
    return {
      verdict: hasReference(network) ? "unknown" : "violation",
      argument: "parameters.allowed_network",
      expected: '"private-only"',
      got: JSON.stringify(network ?? null),
      reject: network === "public-and-private",
    };
  },
};
