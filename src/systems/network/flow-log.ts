import { IsFlowLog } from "@cdktf/provider-ibm/lib/is-flow-log";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import { Storage } from "../storage";

export interface FlowLogProps {
  readonly vpc: string;
  /** Days after which a log is deleted. */
  readonly days: number;
}

/**
 * Who talked to whom in the whole VPC, collected in a bucket with a root key of its own.
 *
 * The bucket keeps versions and has no retention rule: whether the collector can write under one has not been measured.
 *
 * @control IKS-50
 */
export class FlowLog extends Construct {
  readonly resource: IsFlowLog;
  /** Name of the bucket. */
  readonly bucket: string;

  constructor(scope: Construct, id: string, { vpc, days }: FlowLogProps) {
    super(scope, id);
    const platform = Platform.of(this);
    const resourceGroup = platform.resourceGroupId(this);
    const bucket = Storage.of(this).bucket("flow-logs", { expireDays: days });
    // The collector does not exist before it may write: its resource group is the narrowest source there is.
    const source = { service: "is", resourceType: "flow-log-collector", resourceGroup };
    const target = { service: "cloud-object-storage", instance: bucket.instance };
    const mayList = new Authorization(this, "may-list", { source, target, roles: ["Reader"] });
    const writes = new Authorization(this, "writes-logs", {
      source,
      target: { ...target, bucket: bucket.name },
      roles: ["Writer"],
    });
    this.bucket = bucket.name;
    this.resource = new IsFlowLog(this, "Default", {
      name: resourceName(this.node.path, 63, platform.name, "flow-logs"),
      target: vpc,
      storageBucket: bucket.name,
      active: true,
      resourceGroup,
      dependsOn: [mayList.ready, writes.ready, ...bucket.ready],
    });
  }
}
