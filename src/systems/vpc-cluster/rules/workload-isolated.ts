import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, isObject, type Json } from "../../../terraform/configuration";

const kinds = [
  "pod",
  "deployment",
  "daemonset",
  "daemon_set",
  "stateful_set",
  "job",
  "cron_job",
  "replication_controller",
  "service",
];

/** What takes a pod out of its own walls, or lets the Internet in: argument and value. Source: Kubernetes, Pod Security Standards. */
const open: Readonly<Record<string, (value: Json) => boolean>> = {
  host_network: isTrue,
  host_pid: isTrue,
  host_ipc: isTrue,
  privileged: isTrue,
  allow_privilege_escalation: isTrue,
  host_path: (value) => blocks(value).length > 0,
  type: (value) => value === "LoadBalancer" || value === "NodePort",
};

function isTrue(value: Json): boolean {
  return textOf(value) === "true";
}

/** Workloads stay inside their pods, and services inside the cluster: what is public goes through the edge. */
export const workloadIsolated: Rule = {
  id: "workload-isolated",
  controls: ["IKSW-14"],
  types: kinds.flatMap((kind) => [`kubernetes_${kind}`, `kubernetes_${kind}_v1`]),
  forbids: true,
  judge: (resource) => found(resource.arguments.spec ?? null, "spec"),
};

function found(value: Json, path: string): Judgement[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => found(item, `${path}.${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]): Judgement[] => {
    const argument = `${path}.${name}`;
    if (open[name]?.(inner) === true)
      return [
        { verdict: "violation", argument, expected: "nothing of the node, and no public port", got: textOf(inner) },
      ];
    return found(inner, argument);
  });
}
