import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";
import { blocks, type Resource } from "../../../terraform/configuration";

/** Logs go to Cloud Logs or Object Storage, by arguments that Terraform can read; LogDNA was discontinued in March 2025. */
export const logsToLivingTarget: Rule = {
  id: "logs-to-living-target",
  controls: ["CE-60"],
  types: ["ibm_cis_logpush_job"],
  judge(job): Judgement {
    const { ibmcl, cos, logdna, destination_conf } = job.arguments;
    const expected = "ibmcl (Cloud Logs) or cos";
    if (logdna !== undefined)
      return {
        verdict: "violation",
        argument: "logdna",
        expected,
        got: "logdna, which was discontinued",
        reject: true,
      };
    if (cos !== undefined || blocks(ibmcl).some(({ instance_id, region }) => instance_id && region && hasKey(job)))
      return compliant;
    // A destination holds a key in its text: it is not shown.
    const argument = destination_conf === undefined ? "ibmcl" : "destination_conf";
    return {
      verdict: "violation",
      argument,
      expected: `${expected}, with instance, region and key`,
      got: "another target",
    };
  },
};

/** A key is a secret: that something stands there is all that is known of it. */
function hasKey(job: Resource): boolean {
  return readOne(job, "ibmcl.api_key").state !== "absent";
}
