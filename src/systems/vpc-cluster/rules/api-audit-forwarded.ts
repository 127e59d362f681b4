import { installedRule } from "../installed";

/** An audit forwarder runs in the cluster: without one, the API server's audit events are lost. */
export const apiAuditForwarded = installedRule({
  id: "api-audit-forwarded",
  controls: ["VC-06"],
  agent: "audit",
  expected: "a helm_release of the forwarder for the cluster",
  fix: "Set apiAudit.image of the cluster to an image with Node.js, then run audit-webhook.sh.",
});
