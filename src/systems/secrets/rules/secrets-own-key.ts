import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { isObject } from "../../../terraform/configuration";

/** Secrets Manager is encrypted with a customer-managed root key, which can only be set when the instance is created. */
export const secretsOwnKey: Rule = {
  id: "secrets-own-key",
  controls: ["CE-65"],
  types: ["ibm_resource_instance"],
  judge(instance, world) {
    if (known(instance, "service") !== "secrets-manager") return notApplicable;
    const { parameters } = instance.arguments;
    const key = isObject(parameters) ? parameters.kms_key : undefined;
    const target = world.targetResource(instance.stack, key);
    if (target?.type === "ibm_kms_key" || /^crn:v1:[^:]*:[^:]*:(kms|hs-crypto):.*:key:/.test(textOf(key)))
      return compliant;
    return {
      verdict: typeof key === "string" && key.includes("${") ? "unknown" : "violation",
      argument: "parameters.kms_key",
      expected: "the CRN of a root key",
      got: JSON.stringify(key ?? null),
    };
  },
};
