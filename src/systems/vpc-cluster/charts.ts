import { showJson } from "../../core/show-json";
import { textOf } from "../../core/text-of";
import { written } from "../../posture/guarded";
import { indexed } from "../../posture/indexes";
import { type Judgement, notApplicable, type Rule } from "../../posture/rule";
import { known } from "../../posture/values";
import type { World } from "../../posture/world";
import { hasReference, type Json, type Resource } from "../../terraform/configuration";
import { splitTemplate } from "../../terraform/template";
import { chartValue } from "./chart-values";
import { isSet } from "./judged";

/** What a Helm release brings into a cluster, as the name of its chart says, wherever the chart comes from. */
const charts = {
  logs: ["logs-agent-helm"],
  monitoring: ["sysdig-deploy"],
  audit: ["api-audit", "kube-audit"],
} as const;

/** Agents that a cluster has. */
export type Agent = keyof typeof charts;

/**
 * Sysdig's charts beside `sysdig-deploy`, with names that others may use as well. Source: github.com/sysdiglabs/charts.
 */
const otherSysdigCharts: readonly string[] = ["agent", "shield", "cluster-shield"];

/** Where agents' charts come from when they come from who makes them; the forwarder's is whoever's. */
const sources: Readonly<Record<Agent, RegExp>> = {
  logs: /ibm-observe/,
  monitoring: /^(https:\/\/)?charts\.sysdig\.com|^oci:\/\/.*\/sysdig|^sysdig\//,
  audit: /^$/,
};

/** Where a chart's values name the cluster. */
export const clusterNames: Readonly<Record<Agent, string>> = {
  logs: "clusterName",
  monitoring: "global.clusterConfig.name",
  audit: "clusterName",
};

export const release = "helm_release";

/**
 * The chart's own name: the last part of a path or an address, without the version of a packed one. Undefined when it is
 * known at apply.
 */
function chartName(resource: Resource): string | undefined {
  const { chart } = written(resource);
  const path = textOf(chart ?? "")
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "");
  const last = path.split("/").at(-1) ?? "";
  if (hasReference(chart) && (last === path || /[${}]/.test(last))) return undefined;
  return last.replace(packed, "").replace(/[:@].*$/, "");
}

const packed = /-v?\d+\.\d+\.\d+[^/]*\.(tgz|tar\.gz)$/;

/** Does the chart's file name say its version? */
export function isPacked(resource: Resource): boolean {
  const { chart } = written(resource);
  return packed.test(textOf(chart).replace(/[?#].*$/, ""));
}

export function agentOf(resource: Resource): Agent | undefined {
  const name = chartName(resource);
  return (Object.keys(charts) as Agent[]).find((agent) => charts[agent].some((chart) => chart === name));
}

/** Is it a release of Sysdig's that takes an access key, as far as anybody can tell? */
export function takesSysdigKey(resource: Resource): boolean {
  const { repository, chart } = written(resource);
  const name = chartName(resource);
  const fromSysdig = [repository, chart].some((from) => sources.monitoring.test(textOf(from)));
  return agentOf(resource) === "monitoring" || (fromSysdig && (name === undefined || otherSysdigCharts.includes(name)));
}

/** May a release be an agent, or stand for one, without that anybody can tell? */
export function mayBe(resource: Resource, agent: Agent): boolean {
  const { repository } = written(resource);
  const name = chartName(resource);
  if (name === undefined)
    return !isSet(repository) || hasReference(repository) || sources[agent].test(textOf(repository));
  return (
    agent === "monitoring" && otherSysdigCharts.includes(name) && (hasReference(repository) || takesSysdigKey(resource))
  );
}

const namespacesIn = indexed(["kubernetes_namespace_v1"], ({ stack }) => [stack]);

/** The namespace that a release goes into: its name, and where it is made in the same stack. */
export function namespaceOf(world: World, one: Resource): { readonly name?: Json; readonly resource?: Resource } {
  const { namespace } = one.arguments;
  const named = world.targetResource(one.stack, namespace);
  const resource = named ?? namespacesIn(world, one.stack).find((made) => known(made, "metadata.name") === namespace);
  const name = resource ? known(resource, "metadata.name") : namespace;
  return { ...(name === undefined ? {} : { name }), ...(resource ? { resource } : {}) };
}

export interface ChartRule extends ValueRule {
  readonly id: string;
  readonly controls: readonly string[];
  readonly agents: readonly Agent[];
  /** Dotted path of the value. */
  readonly path: string | Readonly<Partial<Record<Agent, string>>>;
}

/** What a value has to be. */
export interface ValueRule {
  readonly accepts: (value: Json) => boolean;
  readonly expected: string;
  readonly fix?: string;
  /** A value that is known at apply is fine. @default false */
  readonly referenceIsFine?: boolean;
  /** Form in which a text with references is fine, each of them as `*`. @default - it is unknown */
  readonly template?: RegExp;
  /** Whatever a plain reference leads to is a fault. @default - it is unknown */
  readonly referenceIsFault?: boolean;
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
      if (!agent || !rule.agents.includes(agent)) return notApplicable;
      return judgeValue(rule, resource, typeof rule.path === "string" ? rule.path : (rule.path[agent] ?? ""));
    },
  };
}

/** What a release says at a path. */
export function judgeValue(rule: ValueRule, resource: Resource, path: string): Judgement {
  const { state, value } = chartValue(resource, path);
  const argument = `values ${path}`;
  const fine =
    (state === "absent" && rule.absentIsFine) ||
    (state === "unknown" && rule.referenceIsFine && value !== undefined) ||
    (state === "unknown" && typeof value === "string" && rule.template?.test(formOf(value))) ||
    (state === "known" && rule.accepts(value as Json));
  if (fine) return { verdict: "compliant", argument };
  const isFault = rule.referenceIsFault && typeof value === "string" && /^\$\{[\w.[\]"*-]+\}$/.test(value);
  return {
    verdict: state === "unknown" && !isFault ? "unknown" : "violation",
    argument,
    expected: rule.expected,
    got:
      state === "absent"
        ? "not set, so the chart's default applies"
        : rule.secret
          ? "a value, not shown because it is secret"
          : showJson(value),
    ...(rule.fix ? { fix: rule.fix } : {}),
    reject: rule.reject ?? false,
  };
}

/** A text with `*` in place of each of its references. */
function formOf(value: string): string {
  return splitTemplate(value)
    .map(({ code, text }) => (code ? "*" : text))
    .join("");
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
