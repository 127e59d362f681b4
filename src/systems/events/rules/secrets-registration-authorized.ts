import { authorizationsBefore } from "../../../posture/authorizations";
import { compliant, type Rule } from "../../../posture/rule";
import { grants } from "../wiring";

/** Secrets Manager is registered as an event source only after it is authorized; it also needs the authorization to unregister. */
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
      expected: "an authorization from secrets-manager to event-notifications with only the role Event Source Manager",
      got: before.length === 0 ? "no dependency on such an authorization" : `${before[0]?.address} with other roles`,
      reject: true,
    };
  },
};
