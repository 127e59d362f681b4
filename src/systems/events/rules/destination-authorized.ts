import { authorizationsBefore } from "../../../posture/authorizations";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { grants } from "../wiring";

/** Event Notifications may start a job only by an authorization with both roles, and it takes effect some seconds later. */
export const destinationAuthorized: Rule = {
  id: "destination-authorized",
  controls: ["CE-37", "CE-38"],
  types: ["ibm_en_destination_ce"],
  judge(destination, world) {
    const params = blocks(destination.arguments.config).flatMap((block) => blocks(block.params));
    if (params.every(({ type }) => type === "application")) return notApplicable;
    const before = authorizationsBefore(world, destination, "event-notifications", "codeengine");
    if (before.some((policy) => grants(policy, ["Viewer", "Writer"]))) return compliant;
    return {
      verdict: "violation",
      argument: "depends_on",
      expected:
        "an authorization from event-notifications to codeengine with the roles Viewer and Writer, and its wait",
      got: before.length === 0 ? "none that it waits for" : `${before[0]?.address} with other roles`,
      fix: "Make an ibm_iam_authorization_policy and a time_sleep, and let the destination depend on it.",
      reject: true,
    };
  },
};
