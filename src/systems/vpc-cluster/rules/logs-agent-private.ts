import { textOf } from "../../../core/text-of";
import { chartRules } from "../charts";

/** The logging agent sends logs and tokens through private endpoints only. */
export const logsAgentPrivate = chartRules(
  "logs-agent-private",
  ["IKSW-11"],
  [
    {
      agents: ["logs"],
      path: "env.ingestionHost",
      accepts: (value) => /\.ingress\.private\./.test(textOf(value)),
      // The instance may be one that is made here: what stands behind its id decides.
      template: /^\*\.ingress\.private\.[a-z]+-[a-z]+\.logs\.cloud\.ibm\.com$/,
      expected: "<instance>.ingress.private.<region>.logs.cloud.ibm.com",
    },
    {
      agents: ["logs"],
      path: "env.ingestionPort",
      accepts: (value) => ["443", "3443"].includes(textOf(value)),
      expected: "443 through an endpoint gateway of the VPC, otherwise 3443",
    },
    {
      agents: ["logs"],
      path: "env.iamEnvironment",
      accepts: (value) => value === "PrivateProduction",
      expected: "PrivateProduction",
    },
  ],
);
