import { notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

const clusterTypes: readonly unknown[] = ["IKS_SA", "ROKS_SA"];

/**
 * A trusted profile link names one service account and its namespace; without them it matches every pod of the cluster.
 */
export const linkOneServiceAccount: Rule = {
  id: "link-one-service-account",
  controls: ["CE-66"],
  types: ["ibm_iam_trusted_profile_link"],
  judge(link) {
    if (!clusterTypes.includes(known(link, "cr_type"))) return notApplicable;
    return ["link.namespace", "link.name"].map((argument) => {
      const name = known(link, argument);
      if (typeof name === "string" && !["", "*"].includes(name)) return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: "the name of one service account and of its namespace",
        got: typeof name === "string" ? JSON.stringify(name) : "none",
        reject: true,
      };
    });
  },
};
