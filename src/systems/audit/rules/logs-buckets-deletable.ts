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
 * Buckets of Cloud Logs have no retention rule and no object lock: Cloud Logs deletes objects there and supports
 * neither (IBM Cloud documentation, "Configuring buckets for long term storage and search"). A separate archive bucket
 * keeps the events.
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
      expected: `no ${locked} on a bucket of Cloud Logs, which must be able to delete objects`,
      got: JSON.stringify(bucket.arguments[locked]),
      fix: "Archive events in a separate bucket: an ibm_atracker_target of type cloud_object_storage.",
      reject: true,
    };
  },
};
