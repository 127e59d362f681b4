import { textOf } from "../../../core/text-of";
import { chartRule } from "../charts";

/** What a worker's operating system writes is not the output of any container. */
export const logsAgentReadsNodes = chartRule({
  id: "logs-agent-reads-nodes",
  controls: ["IKSW-07"],
  agents: ["logs"],
  path: "systemLogs",
  accepts: (value) => ["/var/log/syslog", "/var/log/auth.log"].every((file) => textOf(value).includes(file)),
  expected: "/var/log/syslog and /var/log/auth.log",
});
