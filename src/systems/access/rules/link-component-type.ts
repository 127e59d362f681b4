import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** The component type of a trusted profile link is one that IBM's samples use; no other value is known to match. */
export const linkComponentType = argumentRule({
  id: "link-component-type",
  controls: ["CE-66"],
  types: ["ibm_iam_trusted_profile_link"],
  argument: "link.component_type",
  accepts: (value) => value === "application" || value === "job" || value === "function",
  expected: "application, job or function",
  when: (link) => known(link, "cr_type") === "CE",
});
