import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { policySays } from "../policies";

/** A pull identity has the role Reader, a push identity Reader and Writer; neither manages the namespace. */
export const registryLeastRole: Rule = {
  id: "registry-least-role",
  controls: ["CE-19", "CR-01"],
  types: ["ibm_iam_service_policy", "ibm_iam_trusted_profile_policy"],
  judge(policy, world) {
    if (policySays(policy, "service") !== "container-registry") return notApplicable;
    const { iam_id, iam_service_id, iam_profile_id, profile_id } = policy.arguments;
    const identity = world.targetResource(policy.stack, iam_id ?? iam_service_id ?? iam_profile_id ?? profile_id);
    const name = identity === undefined ? "" : `${textOf(known(identity, "name") ?? "")} ${identity.name}`;
    const pushes = /push|build|ci\b|deliver/i.test(name) && !/pull/i.test(name);
    const enough = pushes ? ["Reader", "Writer"] : ["Reader"];
    const roles = Array.isArray(policy.arguments.roles) ? policy.arguments.roles.map(textOf) : [];
    if (roles.length > 0 && roles.every((role) => enough.includes(role))) return compliant;
    return {
      verdict: "violation",
      argument: "roles",
      expected: pushes ? "Reader and Writer" : "Reader; Writer is for identities whose name contains push",
      got: roles.join(", ") || "none",
      reject: roles.includes("Manager") || /pull/i.test(name),
    };
  },
};
