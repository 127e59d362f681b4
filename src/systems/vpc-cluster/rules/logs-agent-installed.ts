import { installedRule } from "../installed";

/** A logging agent is installed in the cluster and sends its logs to Cloud Logs. */
export const logsAgentInstalled = installedRule({
  id: "logs-agent-installed",
  controls: ["IKSW-01"],
  agent: "logs",
  expected: "a helm_release of logs-agent-helm for the cluster",
  fix: "Set a Cloud Logs instance: logs of the cluster, or audit for the platform.",
});
