import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import { type IBucket, Storage } from "../storage";

export interface CloudLogsProps {
  /** Days after which log data is deleted from its bucket. */
  readonly retentionDays: number;
  /** Days for which events are found in seconds. */
  readonly searchDays: number;
}

/**
 * A Cloud Logs instance by private endpoint, with a bucket for data and one for metrics, each with a root key of its own.
 *
 * The buckets keep versions and have no retention rule: Cloud Logs needs to delete in them and does not support one. It wants
 * their direct endpoint. What lies in its own search index for `searchDays` is encrypted with keys of IBM's. Source: IBM Cloud
 * documentation, "Configuring buckets for long term storage and search".
 */
export class CloudLogs extends Construct {
  readonly resource: ResourceInstance;

  constructor(scope: Construct, id: string, { retentionDays, searchDays }: CloudLogsProps) {
    super(scope, id);
    const platform = Platform.of(this);
    const group = platform.resourceGroupId(this);
    const storage = Storage.of(this);
    const data = storage.bucket("audit-logs", { expireDays: retentionDays });
    const metrics = storage.bucket("audit-metrics", { expireDays: retentionDays });
    const writers = [data, metrics].map(
      (bucket, index) =>
        // The instance gets its buckets when it is made: its resource group is the narrowest source there is.
        new Authorization(this, index === 0 ? "writes-data" : "writes-metrics", {
          source: { service: "logs", resourceGroup: group },
          target: { service: "cloud-object-storage", instance: bucket.instance, bucket: bucket.name },
          roles: ["Writer"],
        }),
    );
    this.resource = new ResourceInstance(this, "instance", {
      name: resourceName(this.node.path, 180, platform.name, "logs"),
      service: "logs",
      plan: "standard",
      location: platform.region,
      resourceGroupId: group,
      serviceEndpoints: "private",
      parameters: {
        logs_bucket_crn: data.crn,
        logs_bucket_endpoint: directEndpoint(data),
        metrics_bucket_crn: metrics.crn,
        metrics_bucket_endpoint: directEndpoint(metrics),
        retention_period: String(searchDays),
      },
      dependsOn: writers.map(({ ready }) => ready),
    });
  }

  get crn(): string {
    return this.resource.crn;
  }

  /** GUID of the instance. */
  get instance(): string {
    return this.resource.guid;
  }
}

function directEndpoint({ region }: IBucket): string {
  return `s3.direct.${region}.cloud-object-storage.appdomain.cloud`;
}
