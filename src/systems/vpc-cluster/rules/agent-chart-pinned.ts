import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { agentOf, isPacked, release } from "../charts";

/** The chart version of agents is pinned, because agents can read every node. */
export const agentChartPinned = argumentRule({
  id: "agent-chart-pinned",
  controls: ["IKSW-01"],
  types: [release],
  argument: "version",
  // The name of a packed chart says its version; Helm then overlooks the argument.
  when: (one) => (agentOf(one) === "logs" || agentOf(one) === "monitoring") && !isPacked(one),
  accepts: (value) => /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(textOf(value)),
  expected: "an exact version such as 1.9.0; without one, each apply installs the newest",
});
