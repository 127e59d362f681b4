import { dependsOn } from "../../../posture/dependencies";
import type { Judgement, Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** The collector may find its bucket and write to it before it is made; a reference to the bucket does not give that order. */
export const flowLogAuthorized: Rule = {
  id: "flow-log-authorized",
  controls: ["IKS-50"],
  types: ["ibm_is_flow_log"],
  judge: (log, world) =>
    ["Reader", "Writer"].map((role): Judgement => {
      const policies = world
        .ofType("ibm_iam_authorization_policy")
        .filter((policy) => known(policy, "source_service_name") === "is")
        .filter((policy) => known(policy, "source_resource_type") === "flow-log-collector")
        .filter(({ arguments: { roles } }) => [roles].flat().includes(role));
      if (policies.some((policy) => policy.stack === log.stack && dependsOn(world, log, policy)))
        return { verdict: "compliant", argument: "depends_on" };
      return {
        verdict: "violation",
        argument: "depends_on",
        expected: `a dependency on an authorization of is, flow-log-collector, as ${role} of cloud-object-storage`,
        got: policies.length === 0 ? "no such policy" : `a policy (${policies[0]?.address}) that nothing waits for`,
      };
    }),
};
