import { indexed } from "../../../posture/indexes";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";
import type { Identity, World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";
import { runtimeData } from "../runtime-data";
import { policyService, rolesOf } from "../subjects";

const submitters = indexed<Identity>(["ibm_iam_service_policy", "ibm_iam_trusted_profile_policy"], (policy, world) =>
  submits(policy) ? [engineOf(policy, world)] : [],
);

/** One identity may submit to an engine: a second one could run any code with the identities of the applications. */
export const sparkOneSubmitter: Rule = {
  id: "spark-one-submitter",
  controls: ["AE-05"],
  types: ["ibm_iam_service_policy", "ibm_iam_trusted_profile_policy"],
  judge(policy, world): Judgement {
    if (!submits(policy)) return notApplicable;
    const who = new Set(submitters(world, engineOf(policy, world)).map((one) => subjectOf(one, world)));
    if (who.size <= 1) return { verdict: "compliant", argument: "roles" };
    return {
      verdict: "violation",
      argument: "roles",
      expected: "one service ID or trusted profile with Writer on the instance",
      got: `${who.size} identities`,
      fix: "Remove the other policy.",
    };
  },
};

function submits(policy: Resource): boolean {
  return (
    policyService(policy) === runtimeData.service &&
    rolesOf(policy).some((role) => role !== "Reader" && role !== "Viewer")
  );
}

function engineOf(policy: Resource, world: World): Identity {
  return world.identity(policy.stack, readOne(policy, "resources.resource_instance_id").value);
}

function subjectOf(
  { stack, arguments: { iam_id: id, profile_id: profile, iam_service_id: service } }: Resource,
  world: World,
): Identity {
  return world.identity(stack, id ?? profile ?? service);
}
