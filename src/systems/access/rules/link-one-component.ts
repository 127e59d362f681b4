import { always, argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** A trusted profile link names one component; without a name it matches every component of the project. */
export const linkOneComponent = argumentRule({
  id: "link-one-component",
  controls: ["CE-66"],
  types: ["ibm_iam_trusted_profile_link"],
  argument: "link.component_name",
  accepts: (value) => typeof value === "string" && value !== "" && value !== "*",
  expected: "the name of one application, job or function",
  referenceIsFine: true,
  reject: always,
  when: (link) => known(link, "cr_type") === "CE",
});
