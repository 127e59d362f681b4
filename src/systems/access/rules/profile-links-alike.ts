import { naming } from "../../../posture/indexes";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

const linksOfProfile = naming(["ibm_iam_trusted_profile_link"], "profile_id");

/** A trusted profile is the identity of one kind of component: an application must not act as the job that renews certificates. */
export const profileLinksAlike: Rule = {
  id: "profile-links-alike",
  controls: ["CE-66"],
  types: ["ibm_iam_trusted_profile_link"],
  judge(link, world): Judgement {
    const { profile_id: profile } = link.arguments;
    if (profile === undefined) return notApplicable;
    const target = world.identity(link.stack, profile);
    const kinds = new Set(
      linksOfProfile(world, target).map((one) => `${known(one, "cr_type")} ${known(one, "link.component_type") ?? ""}`),
    );
    if (kinds.size <= 1) return { verdict: "compliant", argument: "link" };
    return {
      verdict: "violation",
      argument: "link",
      expected: "links of one profile to components of one type",
      got: [...kinds].sort().join(", "),
      fix: "Give the other component a profile of its own.",
    };
  },
};
