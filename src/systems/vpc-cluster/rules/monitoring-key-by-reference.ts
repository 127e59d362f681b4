import { chartRules } from "../charts";

const noKey = (path: string) =>
  ({
    agents: ["monitoring"],
    path,
    accepts: () => false,
    absentIsFine: true,
    expected: "no key in Terraform: it would stand in the state, and in the release's Secret",
    reject: true,
    secret: true,
  }) as const;

/** The agent's access key is in a Secret that the release names and does not hold. */
export const monitoringKeyByReference = chartRules(
  "monitoring-key-by-reference",
  ["IKSW-13"],
  [
    {
      agents: ["monitoring"],
      path: "global.sysdig.accessKeySecret",
      accepts: (value) => /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(String(value)),
      referenceIsFine: true,
      expected: "the name of a Secret in the agent's namespace",
    },
    noKey("global.sysdig.accessKey"),
    noKey("agent.sysdig.accessKey"),
  ],
);
