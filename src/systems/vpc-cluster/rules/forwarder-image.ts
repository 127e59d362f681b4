import { notApplicable, type Rule } from "../../../posture/rule";
import { demandsForm } from "../../../posture/variable-form";
import { chartValue } from "../chart-values";
import { agentOf, judgeValue, release, type ValueRule } from "../charts";
import { forwarderImagePattern } from "../image-pattern";

const byDigest: ValueRule = {
  accepts: (value) => typeof value !== "string" || forwarderImagePattern.test(value),
  // Other charts have other names for it.
  absentIsFine: true,
  expected: "an image on icr.io, by digest",
};

/** The audit forwarder's image is pinned by digest and comes from Container Registry; a variable demands it. */
export const forwarderImage: Rule = {
  id: "forwarder-image",
  controls: ["VC-06"],
  types: [release],
  judge(one, world) {
    if (agentOf(one) !== "audit") return notApplicable;
    const { value } = chartValue(one, "image");
    const demanded = demandsForm(world, one.stack, value, forwarderImagePattern);
    return judgeValue({ ...byDigest, referenceIsFine: demanded }, one, "image");
  },
};
