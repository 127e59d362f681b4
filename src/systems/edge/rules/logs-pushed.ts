import { referring } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { isForeign } from "../foreign-zone";
import { pushedDatasets } from "../options";

const jobsOf = referring(["ibm_cis_logpush_job"], "domain_id");

/** Is there anything that takes logs? */
const takesLogs = (world: World): boolean =>
  world.ofType("ibm_cis_logpush_job").length > 0 ||
  world.ofType("ibm_resource_instance").some((instance) => known(instance, "service") === "logs");

/**
 * Request logs and firewall events are pushed to a searchable target. If there is neither a log push job nor a Cloud Logs
 * instance, there is no target, and only the runbook answers the control.
 */
export const logsPushed: Rule = {
  id: "logs-pushed",
  controls: ["CE-60"],
  types: ["ibm_cis_domain", "data.ibm_cis_domain"],
  judge(zone, world) {
    if (isForeign(world, zone)) return notApplicable;
    if (!world.once(takesLogs)) return notApplicable;
    const jobs = jobsOf(world, zone);
    return pushedDatasets.map((dataset): Judgement => {
      const pushed = jobs.some((job) => known(job, "dataset") === dataset && known(job, "enabled") === true);
      if (pushed) return compliant;
      return { verdict: "violation", expected: `an enabled ibm_cis_logpush_job for ${dataset}`, got: "none" };
    });
  },
};
