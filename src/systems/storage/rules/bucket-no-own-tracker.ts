import { compliant, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";

/**
 * A bucket does not set `activity_tracker_crn`: it makes events bypass the account's routes and sends them to a type of
 * instance that IBM discontinued on 2025-03-30; `management_events` then has no effect (provider ibm 2.5.0,
 * resource_ibm_cos_bucket.go).
 */
export const bucketNoOwnTracker: Rule = {
  id: "bucket-no-own-tracker",
  controls: ["OS-06"],
  types: ["ibm_cos_bucket"],
  judge(bucket) {
    const slot = readOne(bucket, "activity_tracking.activity_tracker_crn");
    // Reading the value is what tells a hidden one.
    if (slot.value === undefined || slot.value === "") return compliant;
    return {
      verdict: "violation",
      argument: "activity_tracking.activity_tracker_crn",
      expected: "not set, so that events follow the account's Activity Tracker routes",
      got: "a dedicated Activity Tracker instance",
      fix: "Remove it, and set management_events, read_data_events and write_data_events.",
      reject: true,
    };
  },
};
