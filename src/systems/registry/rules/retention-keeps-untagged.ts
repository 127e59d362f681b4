import { argumentRule } from "../../../posture/argument-rule";

/** Untagged images are kept: workloads are pinned by digest, and their image loses its tag when the tag moves. */
export const retentionKeepsUntagged = argumentRule({
  id: "retention-keeps-untagged",
  controls: ["CE-21"],
  types: ["ibm_cr_retention_policy"],
  argument: "retain_untagged",
  accepts: (value) => value === true,
  expected: "true",
});
