import { installedRule } from "../installed";

/** A monitoring agent is installed in the cluster: metrics show attacks and exhausted capacity. */
export const monitoringAgentInstalled = installedRule({
  id: "monitoring-agent-installed",
  controls: ["IKSW-01"],
  agent: "monitoring",
  expected: "a helm_release of sysdig-deploy for the cluster",
  fix: "Set monitoring.accessKey of the cluster to the secret that holds an access key of Cloud Monitoring.",
});
