import { textOf } from "../../../core/text-of";
import { chartRules } from "../charts";

/** The logging agent authenticates with a trusted profile through its service account, not with an API key. */
export const logsAgentByProfile = chartRules(
  "logs-agent-by-profile",
  ["IKSW-11"],
  [
    {
      agents: ["logs"],
      path: "env.iamMode",
      accepts: (value) => value === "TrustedProfile",
      expected: "TrustedProfile",
    },
    {
      agents: ["logs"],
      path: "env.trustedProfileID",
      accepts: (value) => /^Profile-[0-9a-f-]{36}$/.test(textOf(value)),
      referenceIsFine: true,
      expected: "the id of a trusted profile",
    },
    {
      agents: ["logs"],
      path: "secret.iamAPIKey",
      accepts: (value) => value === "",
      absentIsFine: true,
      expected: "no API key",
      reject: true,
      secret: true,
    },
  ],
);
