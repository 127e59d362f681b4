import { argumentRule } from "../../../posture/argument-rule";
import { agentOf, release } from "../charts";

/** Charts of agents come from who makes them, or from an own namespace of Container Registry. */
export const agentChartSource = argumentRule({
  id: "agent-chart-source",
  controls: ["IKSW-01"],
  types: [release],
  argument: "repository",
  when: (one) => agentOf(one) === "logs" || agentOf(one) === "monitoring",
  accepts: (value) =>
    /^oci:\/\/([a-z0-9-]+\.)*icr\.io\/[a-z0-9]|^https:\/\/charts\.sysdig\.com\/?$/.test(String(value)),
  expected: "oci://icr.io/ibm-observe, https://charts.sysdig.com, or a namespace of your own below icr.io",
});
