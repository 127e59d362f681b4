import { always, argumentRule } from "../../../posture/argument-rule";
import { isSparkBucket } from "../subjects";

/** Events follow the account's routes: a tracker of the bucket's own is the old way, and leads past them. */
export const sparkBucketNoTracker = argumentRule({
  id: "spark-bucket-no-tracker",
  controls: ["AE-09"],
  types: ["ibm_cos_bucket"],
  argument: "activity_tracking.activity_tracker_crn",
  when: isSparkBucket,
  accepts: () => false,
  expected: "nothing",
  absentIsFine: true,
  reject: always,
});
