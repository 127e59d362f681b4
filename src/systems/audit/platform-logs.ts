import { LogsRouterRoute } from "@cdktf/provider-ibm/lib/logs-router-route";
import { LogsRouterTarget } from "@cdktf/provider-ibm/lib/logs-router-target";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import type { CloudLogs } from "./cloud-logs";

export interface PlatformLogsProps {
  readonly logs: CloudLogs;
}

/**
 * What services log, applications' output on Code Engine among it: from the platform's region and from services without one,
 * to Cloud Logs.
 *
 * @control CE-62
 */
export class PlatformLogs extends Construct {
  constructor(scope: Construct, id: string, { logs }: PlatformLogsProps) {
    super(scope, id);
    const { name, region } = Platform.of(this);
    const sendsLogs = new Authorization(this, "sends-logs", {
      source: { service: "logs-router" },
      target: { service: "logs", instance: logs.instance },
      roles: ["Sender"],
    });
    const target = new LogsRouterTarget(this, "target", {
      name: resourceName(this.node.path, 1000, name, "platform-logs"),
      destinationCrn: logs.crn,
      region,
      dependsOn: [sendsLogs.ready],
    });
    new LogsRouterRoute(this, "route", {
      name: resourceName(this.node.path, 1000, name, "platform-logs"),
      rules: [
        {
          action: "send",
          targets: [{ id: target.id }],
          inclusionFilters: [{ operand: "location", operator: "in", values: [region, "global"] }],
        },
      ],
    });
  }
}
