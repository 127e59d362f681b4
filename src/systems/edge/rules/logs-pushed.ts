import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { pushedDatasets } from "../options";

/**
 * Requests and firewall events leave the edge for a place where they can be searched. Where nothing takes logs, neither a
 * job nor a Cloud Logs instance, there is nowhere to push to, and the runbook alone answers the control.
 */
export const logsPushed: Rule = {
  id: "logs-pushed",
  controls: ["CE-60"],
  types: ["ibm_cis_domain", "data.ibm_cis_domain"],
  judge(zone, world) {
    const jobs = world.ofType("ibm_cis_logpush_job");
    const takes = world.ofType("ibm_resource_instance").some((instance) => known(instance, "service") === "logs");
    if (jobs.length === 0 && !takes) return notApplicable;
    return pushedDatasets.map((dataset): Judgement => {
      const pushed = jobs.some(
        (job) =>
          known(job, "dataset") === dataset &&
          known(job, "enabled") === true &&
          world.targetResource(job.stack, job.arguments.domain_id) === zone,
      );
      if (pushed) return compliant;
      return { verdict: "violation", expected: `an enabled ibm_cis_logpush_job for ${dataset}`, got: "none" };
    });
  },
};
