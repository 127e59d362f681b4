import { argumentRule } from "../../../posture/argument-rule";
import type { Rule } from "../../../posture/rule";

const kinds = ["management_events", "read_data_events", "write_data_events"].map((kind) =>
  argumentRule({
    id: "bucket-events",
    controls: ["OS-06"],
    types: ["ibm_cos_bucket"],
    argument: `activity_tracking.${kind}`,
    accepts: (value) => value === true,
    expected: "true, so that events follow the account's Activity Tracker routes",
  }),
);

/** Activity Tracker records changes to a bucket, and reads and writes of its objects. */
export const bucketEvents: Rule = {
  id: "bucket-events",
  controls: ["OS-06"],
  types: ["ibm_cos_bucket"],
  judge: (bucket, world) => kinds.flatMap((kind) => kind.judge(bucket, world)),
};
