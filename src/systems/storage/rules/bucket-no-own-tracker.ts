import { compliant, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";

/**
 * `activity_tracker_crn` sends a bucket's events past the account's routes, to a kind of instance that IBM ended on
 * 2025-03-30; `management_events` then has no effect (provider ibm 2.5.0, resource_ibm_cos_bucket.go).
 */
export const bucketNoOwnTracker: Rule = {
  id: "bucket-no-own-tracker",
  controls: ["OS-06"],
  types: ["ibm_cos_bucket"],
  judge(bucket) {
    const slot = readOne(bucket, "activity_tracking.activity_tracker_crn");
    if (slot.state === "absent" || slot.value === "") return compliant;
    return {
      verdict: "violation",
      argument: "activity_tracking.activity_tracker_crn",
      expected: "nothing: events follow the account's Activity Tracker routes",
      got: "an instance of its own",
      fix: "Remove it, and set management_events, read_data_events and write_data_events.",
      reject: true,
    };
  },
};
