import { authorizationsBefore } from "../../../posture/authorizations";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { grants } from "../wiring";

/** A job destination waits for an authorization with the roles Viewer and Writer, which takes some seconds to take effect. */
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
        "an authorization from event-notifications to codeengine with the roles Viewer and Writer, and a wait after it",
      got: before.length === 0 ? "no dependency on such an authorization" : `${before[0]?.address} with other roles`,
      fix: "Add an ibm_iam_authorization_policy and a time_sleep after it, and make the destination depend on the time_sleep.",
      reject: true,
    };
  },
};
