import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import { Construct, type IConstruct } from "constructs";
import { FaultError } from "../../core/fault";
import { resourceName, wrongNames } from "../../core/names";
import { noProps } from "../../core/validated";
import { Authorization } from "../../platform/authorization";
import type { Existing } from "../../platform/existing";
import { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import { Access } from "../access";
import { Encryption } from "../encryption";
import { Bucket, type BucketProps, type IBucket } from "./bucket";
import { storageSchema } from "./schema";

/**
 * Object Storage, with a bucket and a dedicated root key for each purpose.
 * @default - an instance is created when a system needs a bucket
 * @control OS-01
 * @example { buckets: { reports: { expireDays: 365 } } }
 */
export interface StorageProps {
  /**
   * CRN of an existing Object Storage instance; buckets are created in it.
   * @default - an instance is created
   * @example "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555::"
   */
  readonly existing?: Existing;
  /**
   * Buckets by purpose, in addition to those of systems and other foundations. A bucket is named
   * `<platform>-<purpose>`, and bucket names are globally unique.
   * @default - none
   * @control OS-01
   * @example
   * reports: { archiveDays: 30, expireDays: 365 }
   * ledger: { retentionDays: 3650 }
   */
  readonly buckets?: Readonly<Record<string, BucketProps>>;
}

/**
 * Object Storage: one instance that answers by private and direct endpoints, and a bucket with a root key of its own for each
 * purpose.
 *
 * @control CE-65
 *
 * @example
 * const bucket = Storage.of(platform).bucket("reports", { expireDays: 90 });
 */
export class Storage extends Construct {
  /** The platform's storage, created with the defaults if nobody has set it up. */
  static of(scope: IConstruct): Storage {
    return Platform.one(scope, "storage", (platform) => new Storage(platform));
  }

  /** GUID of the Object Storage instance. */
  readonly instance: string;
  readonly instanceCrn: string;
  private readonly buckets = new Map<string, IBucket>();

  /** @throws FaultError CR001 when `existing` is not the CRN of an Object Storage instance */
  constructor(platform: Platform, props: StorageProps = noProps) {
    super(platform.foundations, "storage");
    platform.register("storage", this);
    validateProps(this.node.path, storageSchema, props);
    if (props.existing !== undefined) {
      const crn = platform.useInstance(props.existing, ["cloud-object-storage"], `${this.node.path}.existing`);
      this.instance = crn.instance;
      this.instanceCrn = crn.crn;
    } else {
      const resource = this.makeInstance(platform);
      this.instance = resource.guid;
      this.instanceCrn = resource.id;
      Access.of(this).restrictions.restrict(this, "restriction", {
        service: "cloud-object-storage",
        instance: this.instance,
        // Services write here too, Cloud Logs by the direct endpoint, and no zone could name them all.
        from: "private-endpoints",
      });
    }
    const faults = wrongNames(`${this.node.path}/buckets`, [props.buckets]);
    if (faults.length > 0) throw new FaultError(faults);
    for (const [purpose, bucket] of Object.entries(props.buckets ?? {})) this.bucket(purpose, bucket);
  }

  private makeInstance(platform: Platform): ResourceInstance {
    return new ResourceInstance(this, "instance", {
      name: resourceName(this.node.path, 180, platform.name, "storage"),
      service: "cloud-object-storage",
      plan: "standard",
      location: "global",
      resourceGroupId: platform.resourceGroupId(this),
    });
  }

  /**
   * The bucket of a purpose, made on first use; whoever asks first says how it is kept.
   *
   * @throws FaultError OS001 when a bucket is to have both versions and a retention rule
   */
  bucket(purpose: string, props: BucketProps = {}): IBucket {
    const existing = this.buckets.get(purpose);
    if (existing) return existing;
    const key = Encryption.of(this).key(`bucket-${purpose}`);
    const { ready } = new Authorization(this, `${purpose}-may-read-key`, {
      source: { service: "cloud-object-storage", instance: this.instance },
      target: { service: "kms", instance: key.instance, key: key.id },
      roles: ["Reader"],
    });
    const bucket = new Bucket(this, purpose, { storage: this, key, mayReadKey: ready }, props);
    this.buckets.set(purpose, bucket);
    return bucket;
  }
}
