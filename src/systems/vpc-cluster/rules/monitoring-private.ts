import { textOf } from "../../../core/text-of";
import { chartRules } from "../charts";

const part = (path: string, form: RegExp, expected: string) =>
  ({ agents: ["monitoring"], path, accepts: (value: unknown) => form.test(textOf(value)), expected }) as const;

/** The monitoring agent sends metrics and its access key through private endpoints only. */
export const monitoringPrivate = chartRules(
  "monitoring-private",
  ["IKSW-13"],
  [
    part(
      "agent.collectorSettings.collectorHost",
      /^ingest\.private\.[a-z0-9-]+\.(monitoring|security-compliance-secure)\.cloud\.ibm\.com$/,
      "ingest.private.<region>.monitoring.cloud.ibm.com",
    ),
    part(
      "agent.collectorSettings.collectorPort",
      /^(443|6443)$/,
      "443 through an endpoint gateway of the VPC, otherwise 6443",
    ),
    part(
      "global.sysdig.apiHost",
      /^private\.[a-z0-9-]+\.(monitoring|security-compliance-secure)\.cloud\.ibm\.com$/,
      "private.<region>.monitoring.cloud.ibm.com",
    ),
  ],
);
