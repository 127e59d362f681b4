import { MetricsRouterRoute } from "@cdktf/provider-ibm/lib/metrics-router-route";
import { MetricsRouterTarget } from "@cdktf/provider-ibm/lib/metrics-router-target";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Authorization } from "../../platform/authorization";
import type { Existing } from "../../platform/existing";
import { Platform } from "../../platform/platform";

export interface PlatformMetricsProps {
  /** A Cloud Monitoring instance that exists. */
  readonly monitoring: Existing;
  /** Where it is named, for messages. */
  readonly path: string;
}

/**
 * What services measure, from the platform's region and from services without one, to Cloud Monitoring.
 *
 * Source of the role: IBM Cloud documentation, "Managing authorizations" of Metrics Routing.
 *
 * @control CE-62
 */
export class PlatformMetrics extends Construct {
  /** @throws FaultError CR001 when `monitoring` is not the CRN of a Cloud Monitoring instance */
  constructor(scope: Construct, id: string, { monitoring, path }: PlatformMetricsProps) {
    super(scope, id);
    const platform = Platform.of(this);
    const { name, region } = platform;
    const { crn, instance, location } = platform.useInstance(monitoring, ["sysdig-monitor"], path);
    const sendsMetrics = new Authorization(this, "sends-metrics", {
      source: { service: "metrics-router" },
      target: { service: "sysdig-monitor", instance },
      roles: ["Supertenant Metrics Publisher"],
    });
    const target = new MetricsRouterTarget(this, "target", {
      name: resourceName(this.node.path, 1000, name, "platform-metrics"),
      destinationCrn: crn,
      region: location,
      dependsOn: [sendsMetrics.ready],
    });
    new MetricsRouterRoute(this, "route", {
      name: resourceName(this.node.path, 1000, name, "platform-metrics"),
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
