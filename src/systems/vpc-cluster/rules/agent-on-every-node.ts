import { isObject } from "../../../terraform/configuration";
import { chartRule } from "../charts";

/** Nodes of tainted pools, those of the edge above all, are watched like the others. */
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
