import { textOf } from "../../../core/text-of";
import { chartRules } from "../charts";

/** The logging agent reads the output of all containers, including IBM's load balancers and kube-system. */
export const logsAgentReadsAll = chartRules(
  "logs-agent-reads-all",
  ["IKSW-05", "IKSW-09"],
  [
    {
      agents: ["logs"],
      path: "excludeLogSourcePaths",
      accepts: (value) => value === "" || (Array.isArray(value) && value.length === 0),
      absentIsFine: true,
      expected: "no exclusions",
    },
    {
      agents: ["logs"],
      path: "selectedLogSourcePaths",
      accepts: (value) => value === "" || textOf(value).includes("/var/log/containers/*.log"),
      absentIsFine: true,
      expected: "not set, which selects all containers",
    },
  ],
);
