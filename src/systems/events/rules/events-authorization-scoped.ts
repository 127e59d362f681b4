import { textOf } from "../../../core/text-of";
import { endsOf } from "../../../posture/authorizations";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";

/** Event Notifications may start jobs of one project, and hears of one instance: never of every one in the account. */
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
      expected: "one instance on both ends",
      got: `every ${textOf((source.instance === undefined ? source : target).service)} of the account`,
      reject: true,
    };
  },
};
