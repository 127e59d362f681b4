import { installedRule } from "../installed";

/** The API server's events go to whoever takes them in the cluster; with nobody there they are lost. */
export const apiAuditForwarded = installedRule({
  id: "api-audit-forwarded",
  controls: ["VC-06"],
  agent: "audit",
  expected: "a helm_release of the forwarder for the cluster",
  fix: "Name an image with Node for it: apiAudit.image at the cluster; then run audit-webhook.sh.",
});
