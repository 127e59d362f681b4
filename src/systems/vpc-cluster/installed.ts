import { type Index, indexed } from "../../posture/indexes";
import type { Judgement, Rule } from "../../posture/rule";
import type { Identity, World } from "../../posture/world";
import type { Resource } from "../../terraform/configuration";
import { chartValue } from "./chart-values";
import { type Agent, agentOf, clusterNames, mayBe, release } from "./charts";

/** Under this stand releases that name no cluster, and may be for any. */
const everyCluster = "every cluster";

/** Under this stand releases whose cluster is known at apply. */
const hiddenCluster = "a cluster that is known at apply";

/** A rule that each cluster has an agent. */
export function installedRule(rule: {
  readonly id: string;
  readonly controls: readonly string[];
  readonly agent: Agent;
  readonly expected: string;
  readonly fix: string;
}): Rule {
  const { id, controls, agent, expected, fix } = rule;
  const agents = byCluster(agent, (one) => agentOf(one) === agent);
  const others = byCluster(agent, (one) => agentOf(one) !== agent && mayBe(one, agent));
  return {
    id,
    controls,
    types: ["ibm_container_vpc_cluster"],
    judge(cluster, world): Judgement {
      if (releasesFor(agents, world, cluster).length > 0) return { verdict: "compliant" };
      const [possible] = [
        ...agents(world, hiddenCluster),
        ...releasesFor(others, world, cluster),
        ...others(world, hiddenCluster),
      ];
      if (possible === undefined) return { verdict: "violation", expected, got: "none", fix };
      return {
        verdict: "unknown",
        expected,
        got: `${possible.address}, for which this cannot be determined before apply`,
        fix,
      };
    },
  };
}

/** Releases by the cluster that they are for: the resource, its name, or what its name leads to. */
function byCluster(agent: Agent, accepts: (one: Resource) => boolean): Index<Identity> {
  return indexed<Identity>([release], (one, world) => {
    if (!accepts(one)) return [];
    const { state, value } = chartValue(one, clusterNames[agent]);
    if (state === "absent" || value === undefined) return [everyCluster];
    const target = world.targetResource(one.stack, value);
    const isCluster = target?.type === "ibm_container_vpc_cluster" && target.kind === "resource";
    const isHidden = state === "unknown" && !isCluster;
    return [world.identity(one.stack, value), value, ...(isHidden ? [hiddenCluster] : [])];
  });
}

function releasesFor(index: Index<Identity>, world: World, cluster: Resource): Resource[] {
  const { name } = cluster.arguments;
  const keys = new Set<Identity>([everyCluster, cluster, name, world.identity(cluster.stack, name)]);
  keys.delete(undefined);
  return [...keys].flatMap((key) => index(world, key));
}
