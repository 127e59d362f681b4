import { always, argumentRule } from "../../../posture/argument-rule";

/** Source: provider ibm 2.5.0, documentation of ibm_iam_trusted_profile_link; it checks none of them. */
const types: readonly unknown[] = ["VSI", "PVS", "BMS", "IKS_SA", "ROKS_SA", "CE"];

/** The compute resource type of a trusted profile link is valid. */
export const linkComputeType = argumentRule({
  id: "link-compute-type",
  controls: ["CE-66"],
  types: ["ibm_iam_trusted_profile_link"],
  argument: "cr_type",
  accepts: (value) => types.includes(value),
  expected: types.join(", "),
  reject: always,
});
