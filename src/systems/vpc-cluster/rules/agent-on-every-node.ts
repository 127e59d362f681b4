import { isObject } from "../../../terraform/configuration";
import { chartRule } from "../charts";

/** Agents run on every node, including tainted pools such as the edge pool. */
export const agentOnEveryNode = chartRule({
  id: "agent-on-every-node",
  controls: ["IKSW-10"],
  agents: ["logs", "monitoring"],
  path: { logs: "tolerations", monitoring: "agent.tolerations" },
  accepts: (value) =>
    Array.isArray(value) &&
    value.some(
      (one) => isObject(one) && one.operator === "Exists" && one.key === undefined && one.effect === undefined,
    ),
  expected: '[{ "operator": "Exists" }]',
});
