import { referring } from "../../../posture/indexes";
import { reachOf, rolesOf } from "../../../posture/policy-scope";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";

const secretsOf = referring(["ibm_code_engine_secret"], "project_id");

/**
 * The Reader role on a Code Engine project shows its secrets, so it is not granted on projects with secrets (IBM Cloud
 * documentation, "Working with secrets").
 */
export const readerSeesSecrets: Rule = {
  id: "reader-sees-secrets",
  controls: ["CE-15"],
  types: ["ibm_iam_access_group_policy"],
  judge(policy, world) {
    const { service, instance } = reachOf(policy);
    const project = world.targetResource(policy.stack, instance);
    if (service !== "codeengine" || project?.type !== "ibm_code_engine_project") return notApplicable;
    const secrets = secretsOf(world, project);
    if (secrets.length === 0 || !rolesOf(policy).includes("Reader")) return compliant;
    return {
      verdict: "violation",
      argument: "roles",
      expected: "Viewer only, for read-only users",
      got: `Reader on a project with ${secrets.length} secrets, which a Reader can see`,
    };
  },
};
