import { installedRule } from "../installed";

/** What happens in a cluster is known only where something carries its logs out of it. */
export const logsAgentInstalled = installedRule({
  id: "logs-agent-installed",
  controls: ["IKSW-01"],
  agent: "logs",
  expected: "a helm_release of logs-agent-helm for the cluster",
  fix: "Name an instance of Cloud Logs: logs at the cluster, or audit for the platform.",
});
