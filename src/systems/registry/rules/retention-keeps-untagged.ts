import { argumentRule } from "../../../posture/argument-rule";

/** Images without a tag are kept: workloads are pinned by digest, and a tag that moves on leaves what they run without one. */
export const retentionKeepsUntagged = argumentRule({
  id: "retention-keeps-untagged",
  controls: ["CE-21"],
  types: ["ibm_cr_retention_policy"],
  argument: "retain_untagged",
  accepts: (value) => value === true,
  expected: "true",
});
