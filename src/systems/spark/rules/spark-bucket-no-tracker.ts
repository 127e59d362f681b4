import { always, argumentRule } from "../../../posture/argument-rule";
import { isSparkBucket } from "../subjects";

/** Bucket events follow the account's routes: a dedicated Activity Tracker instance is deprecated and bypasses them. */
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
