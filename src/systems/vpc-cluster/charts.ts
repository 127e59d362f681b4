import type { Json, Resource } from "../../core/configuration";
import { show } from "../../posture/argument-rule";
import { type Judgement, notApplicable, type Rule } from "../../posture/rule";
import { known } from "../../posture/values";
import type { World } from "../../posture/world";
import { chartValue } from "./chart-values";
import { sameThing } from "./judged";

/** What a Helm release brings into a cluster, as the name of its chart says, wherever the chart comes from. */
const charts = {
  logs: /(^|\/)logs-agent-helm$/,
  monitoring: /(^|\/)sysdig-deploy$/,
  audit: /(^|\/)(api|kube)-audit$/,
} as const;

export type Agent = keyof typeof charts;

/** Where a chart's values name the cluster. */
const clusterNames: Readonly<Record<Agent, string>> = {
  logs: "clusterName",
  monitoring: "global.clusterConfig.name",
  audit: "clusterName",
};

export const release = "helm_release";

export function agentOf(resource: Resource): Agent | undefined {
  const chart = String(known(resource, "chart"));
  return (Object.keys(charts) as Agent[]).find((agent) => charts[agent].test(chart));
}

/** The namespace that a release goes into: its name, and where it is made in the same stack. */
export function namespaceOf(world: World, one: Resource): { readonly name?: Json; readonly resource?: Resource } {
  const { namespace } = one.arguments;
  const named = world.targetResource(one.stack, namespace);
  const resource =
    named ??
    world
      .ofType("kubernetes_namespace_v1")
      .find((made) => made.stack === one.stack && known(made, "metadata.name") === namespace);
  const name = resource ? known(resource, "metadata.name") : namespace;
  return { ...(name === undefined ? {} : { name }), ...(resource ? { resource } : {}) };
}

/** A rule that each cluster has an agent. */
export function installedRule(rule: {
  readonly id: string;
  readonly controls: readonly string[];
  readonly agent: Agent;
  readonly expected: string;
  readonly fix: string;
}): Rule {
  const { id, controls, agent, expected, fix } = rule;
  return {
    id,
    controls,
    types: ["ibm_container_vpc_cluster"],
    judge(cluster, world): Judgement {
      const found = world.ofType(release).some((one) => agentOf(one) === agent && isOf(world, one, agent, cluster));
      return found ? { verdict: "compliant" } : { verdict: "violation", expected, got: "none", fix };
    },
  };
}

/** Is a release for this cluster? One that names no cluster may be for any. */
function isOf(world: World, one: Resource, agent: Agent, cluster: Resource): boolean {
  const { state, value } = chartValue(one, clusterNames[agent]);
  if (state === "absent" || (state === "unknown" && value === undefined)) return true;
  if (world.targetResource(one.stack, value) === cluster) return true;
  return value === cluster.arguments.name || sameThing(world, one, value, cluster, cluster.arguments.name);
}

export interface ChartRule {
  readonly id: string;
  readonly controls: readonly string[];
  readonly agents: readonly Agent[];
  /** Dotted path of the value. */
  readonly path: string | Readonly<Partial<Record<Agent, string>>>;
  readonly accepts: (value: Json) => boolean;
  readonly expected: string;
  readonly fix?: string;
  /** A value that is known at apply is fine. @default false */
  readonly referenceIsFine?: boolean;
  /** The chart's own default answers the control. @default false */
  readonly absentIsFine?: boolean;
  /** No waiver covers it. @default false */
  readonly reject?: boolean;
  /** The value is a secret and must not be shown. @default false */
  readonly secret?: boolean;
}

/** A rule about one value of the agents' charts. */
export function chartRule(rule: ChartRule): Rule {
  return {
    id: rule.id,
    controls: rule.controls,
    types: [release],
    judge(resource) {
      const agent = agentOf(resource);
      return agent && rule.agents.includes(agent) ? judgeValue(rule, resource, agent) : notApplicable;
    },
  };
}

function judgeValue(rule: ChartRule, resource: Resource, agent: Agent): Judgement {
  const path = typeof rule.path === "string" ? rule.path : (rule.path[agent] ?? "");
  const { state, value } = chartValue(resource, path);
  const argument = `values ${path}`;
  const fine =
    (state === "absent" && rule.absentIsFine) ||
    (state === "unknown" && rule.referenceIsFine && value !== undefined) ||
    (state === "known" && rule.accepts(value as Json));
  if (fine) return { verdict: "compliant", argument };
  return {
    verdict: state === "unknown" ? "unknown" : "violation",
    argument,
    expected: rule.expected,
    got: state === "absent" ? "nothing: the chart's default" : rule.secret ? "a value" : show(value),
    ...(rule.fix ? { fix: rule.fix } : {}),
    reject: rule.reject ?? false,
  };
}

/** Several rules about the values of one chart, as one. */
export function chartRules(
  id: string,
  controls: readonly string[],
  parts: readonly Omit<ChartRule, "id" | "controls">[],
): Rule {
  const rules = parts.map((part) => chartRule({ ...part, id, controls }));
  return {
    id,
    controls,
    types: [release],
    judge: (resource, world) => rules.flatMap((rule) => [rule.judge(resource, world)].flat()),
  };
}
