import { everyPolicy, policiesBefore } from "../../../posture/authorizations";
import type { Judgement, Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

/**
 * The flow log depends on the authorizations that let its collector find and write the bucket; a reference to the
 * bucket alone does not create this dependency.
 */
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
        expected: `depends_on an authorization policy that gives is (flow-log-collector) the role ${role} on cloud-object-storage`,
        got: other ? `${other.address} exists, but the resource does not depend on it` : "no such authorization policy",
      };
    }),
};

function collectorPolicies(world: World): Resource[] {
  return everyPolicy(world).filter(isOfCollectors);
}

function isOfCollectors(policy: Resource): boolean {
  return (
    known(policy, "source_service_name") === "is" && known(policy, "source_resource_type") === "flow-log-collector"
  );
}
