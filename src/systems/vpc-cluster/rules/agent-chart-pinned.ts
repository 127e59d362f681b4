import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { agentOf, isPacked, release } from "../charts";

/** Agents read every node: which release of them is there is decided by people. */
export const agentChartPinned = argumentRule({
  id: "agent-chart-pinned",
  controls: ["IKSW-01"],
  types: [release],
  argument: "version",
  // The name of a packed chart says its version; Helm then overlooks the argument.
  when: (one) => (agentOf(one) === "logs" || agentOf(one) === "monitoring") && !isPacked(one),
  accepts: (value) => /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(textOf(value)),
  expected: "one version, such as 1.9.0: left out, the newest is taken at each apply",
});
