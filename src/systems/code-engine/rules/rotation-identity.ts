import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known, readOne } from "../../../posture/values";
import { linksOf, rotates } from "../rotation/rotated";

/** A rotation job authenticates to IBM Cloud with its own identity: a trusted profile that is linked to this job only. */
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
            got: enabled.state === "unknown" ? "a reference" : "false: the job has no identity",
            reject: true,
          };
    const linked = linksOf(world, job).some((link) => known(link, "cr_type") === "CE");
    if (linked) return [token, compliant];
    return [
      token,
      {
        verdict: "violation",
        expected: "an ibm_iam_trusted_profile_link of cr_type CE that names the job",
        got: "none: the job could only use a stored API key",
        reject: true,
      },
    ];
  },
};
