import { referring } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

const integrationsOf = referring(["ibm_en_integration"], "instance_guid");

/** Event Notifications is encrypted with a customer-managed root key, which an integration names. */
export const eventsOwnKey: Rule = {
  id: "events-own-key",
  controls: ["EN-02"],
  types: ["ibm_resource_instance"],
  judge(instance, world) {
    if (known(instance, "service") !== "event-notifications") return notApplicable;
    if (integrationsOf(world, instance).length > 0) return compliant;
    return {
      verdict: "violation",
      expected: "an ibm_en_integration of type kms whose instance_guid refers to this instance",
      got: "none: an IBM-managed key encrypts it",
    };
  },
};
