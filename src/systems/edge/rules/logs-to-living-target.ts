import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

/** Logs go to Cloud Logs or Object Storage, by arguments that Terraform can read; LogDNA was discontinued in March 2025. */
export const logsToLivingTarget: Rule = {
  id: "logs-to-living-target",
  controls: ["CE-60"],
  types: ["ibm_cis_logpush_job"],
  judge({ arguments: { ibmcl, cos, logdna, destination_conf } }): Judgement {
    const expected = "ibmcl (Cloud Logs) or cos";
    if (logdna !== undefined)
      return {
        verdict: "violation",
        argument: "logdna",
        expected,
        got: "logdna, which was discontinued",
        reject: true,
      };
    if (cos !== undefined || blocks(ibmcl).some(({ instance_id, region, api_key }) => instance_id && region && api_key))
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
