import { CosBucket } from "@cdktf/provider-ibm/lib/cos-bucket";
import { CosBucketLifecycleConfiguration } from "@cdktf/provider-ibm/lib/cos-bucket-lifecycle-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { FaultError } from "../../core/fault";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import type { IKey } from "../encryption";
import type { Storage } from "./storage";

/** A bucket in Object Storage. */
export interface IBucket {
  /** Name, plain text: scripts and runbooks may say it. */
  readonly name: string;
  readonly crn: string;
  /** GUID of the instance that the bucket is in. */
  readonly instance: string;
  readonly instanceCrn: string;
  readonly region: string;
  /** Host of the S3 API on IBM's private network, without a scheme. */
  readonly endpoint: string;
  /** What must exist before the bucket is used; for constructs in the stack of the foundations. */
  readonly ready: readonly ITerraformDependable[];
}

export interface BucketProps {
  /**
   * Days for which objects cannot be deleted or overwritten, 1 to 36500. The rule can be changed but not removed, and
   * the retention of a stored object can only be extended; it replaces versioning. Source: IBM Cloud
   * documentation, "Using Immutable Object Storage to protect buckets".
   * @default - none: versioning keeps previous versions
   * @control OS-05
   * @example 3650
   */
  readonly retentionDays?: number;
  /**
   * Days after which objects move to the archive tier, from which a restore takes hours, 1 to 3650.
   * @default - never
   * @example 30
   */
  readonly archiveDays?: number;
  /**
   * Days after which objects are deleted, 1 to 3650; a previous version is deleted the same number of days after its replacement.
   * @default - never
   * @example 365
   */
  readonly expireDays?: number;
  /**
   * True keeps overwritten or deleted objects as previous versions. It cannot be combined with `retentionDays`.
   * @default true: without `retentionDays`
   * @control OS-05
   * @example true
   */
  readonly versioning?: boolean;
}

interface BucketParts {
  readonly storage: Storage;
  readonly key: IKey;
  readonly mayReadKey: ITerraformDependable;
}

/**
 * A bucket: encrypted with an own root key, its operations recorded, never emptied by Terraform.
 *
 * Who may reach it is for IAM policies and context-based restrictions; `endpoint_type` only says how Terraform itself talks to
 * Object Storage.
 */
export class Bucket extends Construct implements IBucket {
  readonly resource: CosBucket;
  readonly name: string;
  readonly instance: string;
  readonly instanceCrn: string;
  readonly region: string;
  readonly endpoint: string;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, purpose: string, { storage, key, mayReadKey }: BucketParts, props: BucketProps) {
    super(scope, purpose);
    const platform = Platform.of(this);
    const versioning = props.versioning ?? props.retentionDays === undefined;
    if (versioning && props.retentionDays !== undefined)
      throw bothKept(`${this.node.path}.versioning`, props.retentionDays);
    this.name = resourceName(this.node.path, 63, platform.name, purpose);
    this.instance = storage.instance;
    this.instanceCrn = storage.instanceCrn;
    this.region = platform.region;
    this.endpoint = `s3.private.${platform.region}.cloud-object-storage.appdomain.cloud`;
    this.resource = new CosBucket(this, "bucket", {
      bucketName: this.name,
      resourceInstanceId: storage.instanceCrn,
      regionLocation: platform.region,
      // Smart tier is not among the classes from which IBM documents a move to the archive.
      storageClass: props.archiveDays === undefined ? "smart" : "standard",
      // The key can only be chosen when the bucket is made.
      kmsKeyCrn: key.crn,
      endpointType: "private",
      // The provider's default, true, empties the bucket on destroy.
      forceDelete: false,
      objectVersioning: props.retentionDays === undefined ? { enable: versioning } : undefined,
      retentionRule: retentionRule(props.retentionDays),
      activityTracking: { managementEvents: true, readDataEvents: true, writeDataEvents: true },
      metricsMonitoring: { requestMetricsEnabled: true, usageMetricsEnabled: true },
      dependsOn: [mayReadKey, ...key.ready],
    });
    const rules = lifecycleRules(props, versioning);
    if (rules.length > 0) {
      new CosBucketLifecycleConfiguration(this, "lifecycle", {
        bucketCrn: this.resource.crn,
        bucketLocation: platform.region,
        endpointType: "private",
        lifecycleRule: rules,
      });
    }
    this.ready = [this.resource];
  }

  get crn(): string {
    return this.resource.crn;
  }
}

/** The same time for every object: nobody can ask for less, and nobody can lock one for ever. */
function retentionRule(days: number | undefined) {
  return days === undefined ? undefined : { default: days, minimum: days, maximum: days };
}

function lifecycleRules({ archiveDays, expireDays }: BucketProps, versioning: boolean) {
  const everything = { prefix: "" };
  return [
    ...(archiveDays === undefined
      ? []
      : [
          {
            ruleId: "archive",
            status: "enable",
            filter: everything,
            transition: { days: archiveDays, storageClass: "ACCELERATED" },
          },
        ]),
    ...(expireDays === undefined
      ? []
      : [
          {
            ruleId: "expire",
            status: "enable",
            filter: everything,
            expiration: { days: expireDays },
            ...(versioning ? { noncurrentVersionExpiration: { noncurrentDays: expireDays } } : {}),
          },
        ]),
  ];
}

function bothKept(path: string, days: number): FaultError {
  return new FaultError([
    {
      code: "OS001",
      message: "a bucket cannot have both versioning and a retention rule",
      place: { path },
      expected: "either versioning or retentionDays",
      got: `versioning: true, retentionDays: ${days}`,
      fix: "Remove versioning: objects under retention can be neither overwritten nor deleted.",
    },
  ]);
}
