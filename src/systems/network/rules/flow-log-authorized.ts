import { policiesBefore } from "../../../posture/authorizations";
import type { Judgement, Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

/** The collector may find its bucket and write to it before it is made; a reference to the bucket does not give that order. */
export const flowLogAuthorized: Rule = {
  id: "flow-log-authorized",
  controls: ["IKS-50"],
  types: ["ibm_is_flow_log"],
  judge: (log, world) =>
    ["Reader", "Writer"].map((role): Judgement => {
      const opens = (policy: Resource) => [policy.arguments.roles].flat().includes(role);
      if (policiesBefore(world, log).some((policy) => isOfCollectors(policy) && opens(policy)))
        return { verdict: "compliant", argument: "depends_on" };
      const other = world.once(collectorPolicies).find(opens);
      return {
        verdict: "violation",
        argument: "depends_on",
        expected: `a dependency on an authorization of is, flow-log-collector, as ${role} of cloud-object-storage`,
        got: other ? `a policy (${other.address}) that nothing waits for` : "no such policy",
      };
    }),
};

function collectorPolicies(world: World): Resource[] {
  return world.ofType("ibm_iam_authorization_policy").filter(isOfCollectors);
}

function isOfCollectors(policy: Resource): boolean {
  return (
    known(policy, "source_service_name") === "is" && known(policy, "source_resource_type") === "flow-log-collector"
  );
}
