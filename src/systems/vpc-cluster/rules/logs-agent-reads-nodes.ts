import { textOf } from "../../../core/text-of";
import { chartRule } from "../charts";

/** The logging agent also reads the operating system logs of the workers, which are not container output. */
export const logsAgentReadsNodes = chartRule({
  id: "logs-agent-reads-nodes",
  controls: ["IKSW-07"],
  agents: ["logs"],
  path: "systemLogs",
  accepts: (value) => ["/var/log/syslog", "/var/log/auth.log"].every((file) => textOf(value).includes(file)),
  expected: "/var/log/syslog and /var/log/auth.log",
});
