import { textOf } from "../../../core/text-of";
import { chartRules } from "../charts";

/** Every container's output is read: those of IBM's load balancers and of kube-system among them. */
export const logsAgentReadsAll = chartRules(
  "logs-agent-reads-all",
  ["IKSW-05", "IKSW-09"],
  [
    {
      agents: ["logs"],
      path: "excludeLogSourcePaths",
      accepts: (value) => value === "" || (Array.isArray(value) && value.length === 0),
      absentIsFine: true,
      expected: "nothing that is left out",
    },
    {
      agents: ["logs"],
      path: "selectedLogSourcePaths",
      accepts: (value) => value === "" || textOf(value).includes("/var/log/containers/*.log"),
      absentIsFine: true,
      expected: "nothing, which is all containers",
    },
  ],
);
