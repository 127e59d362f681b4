import { argumentRule } from "../../../posture/argument-rule";
import type { Rule } from "../../../posture/rule";

const kinds = ["request_metrics_enabled", "usage_metrics_enabled"].map((kind) =>
  argumentRule({
    id: "bucket-metrics",
    controls: ["OS-07"],
    types: ["ibm_cos_bucket"],
    argument: `metrics_monitoring.${kind}`,
    accepts: (value) => value === true,
    expected: "true",
  }),
);

/** Request and usage metrics of a bucket are enabled: they show a data leak first. */
export const bucketMetrics: Rule = {
  id: "bucket-metrics",
  controls: ["OS-07"],
  types: ["ibm_cos_bucket"],
  judge: (bucket, world) => kinds.flatMap((kind) => kind.judge(bucket, world)),
};
