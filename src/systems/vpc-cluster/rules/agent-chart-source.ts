import { textOf } from "../../../core/text-of";
import { type ArgumentRule, argumentRule } from "../../../posture/argument-rule";
import type { Rule } from "../../../posture/rule";
import { agentOf, release } from "../charts";

const source: ArgumentRule = {
  id: "agent-chart-source",
  controls: ["IKSW-01"],
  types: [release],
  argument: "repository",
  when: (one) => agentOf(one) === "logs" || agentOf(one) === "monitoring",
  accepts: (value) =>
    /^oci:\/\/([a-z0-9-]+\.)*icr\.io\/[a-z0-9]|^https:\/\/charts\.sysdig\.com(\/|$)/.test(textOf(value)),
  expected: "oci://icr.io/ibm-observe, https://charts.sysdig.com, or a namespace of your own below icr.io",
};
const byRepository = argumentRule(source);
const byAddress = argumentRule({ ...source, argument: "chart" });

/** Charts of agents come from who makes them, or from an own namespace of Container Registry. */
export const agentChartSource: Rule = {
  ...byRepository,
  // A chart that is an address says itself where it comes from.
  judge: (one, world) =>
    (/^(oci|https?):\/\//.test(textOf(one.arguments.chart)) ? byAddress : byRepository).judge(one, world),
};
