import { textOf } from "../../../core/text-of";
import { chartRules } from "../charts";

/** The agent shows who it is by its service account: there is no key that could be copied. */
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
