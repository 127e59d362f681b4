import { textOf } from "../../../core/text-of";
import { endsOf } from "../../../posture/authorizations";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";

/** Authorizations of Event Notifications name one instance on each side, never every instance in the account. */
export const eventsAuthorizationScoped: Rule = {
  id: "events-authorization-scoped",
  controls: ["CE-38"],
  types: ["ibm_iam_authorization_policy"],
  judge(policy) {
    const { source, target } = endsOf(policy);
    const events = [source.service, target.service].includes("event-notifications");
    if (!events || target.service === "kms") return notApplicable;
    if (source.instance !== undefined && target.instance !== undefined) return compliant;
    return {
      verdict: "violation",
      argument: source.instance === undefined ? "source_resource_instance_id" : "target_resource_instance_id",
      expected: "one instance on each side",
      got: `every ${textOf((source.instance === undefined ? source : target).service)} instance in the account`,
      reject: true,
    };
  },
};
