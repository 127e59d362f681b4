import { textOf } from "../../../core/text-of";
import { type ArgumentRule, argumentRule } from "../../../posture/argument-rule";
import { written } from "../../../posture/guarded";
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
  expected: "oci://icr.io/ibm-observe, https://charts.sysdig.com, or your own namespace on icr.io",
};
const byRepository = argumentRule(source);
const byAddress = argumentRule({ ...source, argument: "chart" });

/** Agent charts come from their vendor or from your own namespace in Container Registry. */
export const agentChartSource: Rule = {
  ...byRepository,
  // A chart that is an address says itself where it comes from.
  judge: (one, world) =>
    (/^(oci|https?):\/\//.test(textOf(written(one).chart)) ? byAddress : byRepository).judge(one, world),
};
