import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { isObject } from "../../../terraform/configuration";

/**
 * An HMAC key belongs to a service ID with its own policies and has no role itself: a role of the key covers the whole
 * instance.
 */
export const sparkHomeKey: Rule = {
  id: "spark-home-key",
  controls: ["AE-26"],
  types: ["ibm_resource_key"],
  judge(key) {
    const { parameters } = key.arguments;
    if (!isObject(parameters) || !["true", true].includes(parameters.HMAC as string | boolean)) return notApplicable;
    if (known(key, "role") === "NONE" && typeof parameters.serviceid_crn === "string") return compliant;
    return {
      verdict: "violation",
      argument: "role",
      expected: "NONE, with the CRN of a service ID in parameters.serviceid_crn",
      got: textOf(known(key, "role") ?? "nothing"),
      reject: true,
    };
  },
};
