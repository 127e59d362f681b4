import type { Json, Resource } from "../../../core/configuration";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known, readOne } from "../../../posture/values";
import { rotates } from "../rotation/rotated";

/** A rotation job calls IBM Cloud with a token of its own: a trusted profile that is linked to this one job. */
export const rotationIdentity: Rule = {
  id: "rotation-identity",
  controls: ["CE-36"],
  types: ["ibm_code_engine_job"],
  judge(job, world): readonly Judgement[] | Judgement {
    if (!rotates(world, job)) return notApplicable;
    const enabled = readOne(job, "run_compute_resource_token_enabled");
    const token: Judgement =
      enabled.state === "known" && enabled.value === true
        ? compliant
        : {
            verdict: enabled.state === "unknown" ? "unknown" : "violation",
            argument: "run_compute_resource_token_enabled",
            expected: "true",
            got: enabled.state === "unknown" ? "a reference" : "false: the job has no identity of its own",
            reject: true,
          };
    const linked = world.ofType("ibm_iam_trusted_profile_link").some((link) => {
      const component = readOne(link, "link.component_name").value;
      const named = component === known(job, "name") || world.targetResource(link.stack, component) === job;
      // Jobs of several projects may have one name.
      const project = readOne(link, "link.crn").value;
      const here = world.same(link.stack, project, job.stack, job.arguments.project_id) || holdsId(project, job);
      return named && here && known(link, "cr_type") === "CE";
    });
    if (linked) return [token, compliant];
    return [
      token,
      {
        verdict: "violation",
        expected: "an ibm_iam_trusted_profile_link of cr_type CE that names the job",
        got: "none: the job could only use a stored key",
        reject: true,
      },
    ];
  },
};

/** A CRN that is written out holds the project's id. */
function holdsId(crn: Json | undefined, job: Resource): boolean {
  const id = known(job, "project_id");
  return typeof id === "string" && String(crn).includes(`:${id}:`);
}
