import { argumentRule } from "../../../posture/argument-rule";
import { isSparkBucket } from "../subjects";

/** Changing a bucket generates an event. */
export const sparkBucketManagementEvents = argumentRule({
  id: "spark-bucket-management-events",
  controls: ["AE-09"],
  types: ["ibm_cos_bucket"],
  argument: "activity_tracking.management_events",
  when: isSparkBucket,
  accepts: (value) => value === true,
  expected: "true",
});
