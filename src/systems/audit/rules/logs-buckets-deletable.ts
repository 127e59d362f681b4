import { indexed } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { isObject } from "../../../terraform/configuration";

/** Cloud Logs instances by the buckets that they write to. */
const logsInto = indexed(["ibm_resource_instance"], (instance, world) => {
  const { parameters } = instance.arguments;
  if (known(instance, "service") !== "logs" || !isObject(parameters)) return [];
  return [parameters.logs_bucket_crn, parameters.metrics_bucket_crn].map((crn) =>
    world.targetResource(instance.stack, crn),
  );
});

/**
 * Cloud Logs deletes in its buckets and supports neither retention rules nor object lock (IBM Cloud documentation, "Configuring
 * buckets for long term storage and search"): what must be kept goes to an archive beside it.
 */
export const logsBucketsDeletable: Rule = {
  id: "logs-buckets-deletable",
  controls: ["AU-03"],
  types: ["ibm_cos_bucket"],
  judge(bucket, world) {
    if (logsInto(world, bucket).length === 0) return notApplicable;
    const locked = ["retention_rule", "object_lock"].find(
      (name) => ![undefined, null, false].includes(bucket.arguments[name] as never),
    );
    if (locked === undefined) return compliant;
    return {
      verdict: "violation",
      argument: locked,
      expected: `no ${locked} on a bucket of Cloud Logs, which has to delete in it`,
      got: JSON.stringify(bucket.arguments[locked]),
      fix: "Keep events in a bucket of their own: an ibm_atracker_target of type cloud_object_storage.",
      reject: true,
    };
  },
};
