import { authorizationsBefore } from "../../../posture/authorizations";
import { compliant, type Rule } from "../../../posture/rule";
import { grants } from "../wiring";

/** Secrets Manager is registered as a source after it may send; it needs the same authorization to be unregistered. */
export const secretsRegistrationAuthorized: Rule = {
  id: "secrets-registration-authorized",
  controls: ["CE-38"],
  types: ["ibm_sm_en_registration"],
  judge(registration, world) {
    const before = authorizationsBefore(world, registration, "secrets-manager", "event-notifications");
    if (before.some((policy) => grants(policy, ["Event Source Manager"]))) return compliant;
    return {
      verdict: "violation",
      argument: "depends_on",
      expected: "an authorization from secrets-manager to event-notifications with the role Event Source Manager alone",
      got: before.length === 0 ? "none that it waits for" : `${before[0]?.address} with other roles`,
      reject: true,
    };
  },
};
