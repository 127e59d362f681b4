import { installedRule } from "../installed";

/** An attack shows in metrics as well, and so does the end of what a cluster can carry. */
export const monitoringAgentInstalled = installedRule({
  id: "monitoring-agent-installed",
  controls: ["IKSW-01"],
  agent: "monitoring",
  expected: "a helm_release of sysdig-deploy for the cluster",
  fix: "Name the secret with an access key of Cloud Monitoring: monitoring.accessKey at the cluster.",
});
