import { MetricsRouterRoute } from "@cdktf/provider-ibm/lib/metrics-router-route";
import { MetricsRouterTarget } from "@cdktf/provider-ibm/lib/metrics-router-target";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";

/** A Cloud Monitoring instance that takes metrics. */
export interface MonitoringInstance {
  readonly crn: string;
  /** GUID of the instance. */
  readonly instance: string;
  /** Region that it stands in. */
  readonly location: string;
}

export interface PlatformMetricsProps {
  readonly monitoring: MonitoringInstance;
}

/**
 * What services measure, from the platform's region and from services without one, to Cloud Monitoring.
 *
 * Source of the role: IBM Cloud documentation, "Managing authorizations" of Metrics Routing.
 *
 * @control CE-62
 */
export class PlatformMetrics extends Construct {
  constructor(scope: Construct, id: string, { monitoring }: PlatformMetricsProps) {
    super(scope, id);
    const { name, region } = Platform.of(this);
    const { crn, instance, location } = monitoring;
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
