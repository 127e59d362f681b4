import { argumentRule } from "../../../posture/argument-rule";
import { isSparkBucket } from "../subjects";

/** Reading data generates an event; the provider's default is false. */
export const sparkBucketEvents = argumentRule({
  id: "spark-bucket-events",
  controls: ["AE-09"],
  types: ["ibm_cos_bucket"],
  argument: "activity_tracking.read_data_events",
  when: isSparkBucket,
  accepts: (value) => value === true,
  expected: "true",
});
