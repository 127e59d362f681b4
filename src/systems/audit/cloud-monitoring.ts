import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { Access } from "../access";

/**
 * A Cloud Monitoring instance by private endpoint, whose API takes IAM tokens only: tokens of its own never expire.
 *
 * `default_receiver` is off: a region has one such instance, whoever owns it, and Metrics Routing sends the platform's metrics here.
 * IBM's keys encrypt what it keeps: its documentation offers no other. Agents are not restricted, because they use no IAM.
 *
 * Source: IBM Cloud documentation of Monitoring, "Enabling platform metrics", "Configuring the authentication method", "Protecting
 * resources with context-based restrictions", 2026-04-28.
 *
 * @control AU-06
 */
export class CloudMonitoring extends Construct {
  readonly resource: ResourceInstance;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const platform = Platform.of(this);
    this.resource = new ResourceInstance(this, "instance", {
      name: resourceName(this.node.path, 180, platform.name, "metrics"),
      service: "sysdig-monitor",
      plan: "graduated-tier",
      location: platform.region,
      resourceGroupId: platform.resourceGroupId(this),
      serviceEndpoints: "private",
      parameters: { default_receiver: "false", external_api_auth: "IAM_ONLY" },
    });
    const place = { service: "sysdig-monitor", instance: this.resource.guid };
    Access.of(this).grant(this, "access", {
      ...place,
      roles: {
        viewer: ["Viewer", "Reader"],
        operator: ["Operator", "Writer"],
        administrator: ["Editor", "Writer"],
        "break-glass": ["Administrator", "Manager"],
      },
    });
    // Metrics Routing writes too, and stands in no zone that could be named.
    Access.of(this).restrictions.restrict(this, "restriction", { ...place, from: "private-endpoints" });
  }
}
