import { IamServicePolicy } from "@cdktf/provider-ibm/lib/iam-service-policy";
import { ResourceKey } from "@cdktf/provider-ibm/lib/resource-key";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { ServiceIdentity } from "../access";
import type { IBucket } from "../storage";
import { inBucket } from "./bucket-policy";

export interface InstanceHomeProps {
  /** Name of the system. */
  readonly system: string;
  /** Bucket of the instance home; or an Object Storage instance in which the service makes one. */
  readonly place: IBucket | HomeStorage;
}

/** An Object Storage instance that holds nothing but the home. */
export interface HomeStorage {
  readonly instance: string;
  readonly instanceCrn: string;
  readonly region: string;
  readonly name?: undefined;
}

/**
 * The instance home: the bucket for library sets, events and logs, and the HMAC key by which the service writes there.
 *
 * The service takes HMAC keys alone for it ("Provisioning an IBM Analytics Engine serverless instance"). The key belongs to a
 * service ID that may write into this one bucket. It lands in the state twice: in `credentials` of the resource key, and in
 * `parameters_json` of the instance, which the provider does not mark as sensitive (ibm 2.5.0).
 *
 * Unknown: IBM's samples show a home whose bucket the service has made and named itself, `do-not-delete-ae-bucket-<instance>`.
 * Whether it takes a bucket that exists, when its key opens no other, has not been measured: the runbook says how to see it, and
 * what to do.
 *
 * @control AE-26
 */
export class InstanceHome extends Construct {
  readonly region: string;
  /** Direct endpoint, with its scheme. */
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** What the instance must wait for. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { system, place }: InstanceHomeProps) {
    super(scope, id);
    this.region = place.region;
    this.endpoint = directEndpoint(place.region);
    const identity = new ServiceIdentity(this, "identity", {
      name: `${system}-home`,
      description: `Writes the instance home of the Spark system ${system}`,
      policies: [
        place.name !== undefined
          ? inBucket(place, "Writer")
          : { service: "cloud-object-storage", instance: place.instance, roles: ["Writer"] },
      ],
    });
    const key = new ResourceKey(this, "hmac", {
      name: resourceName(this.node.path, 180, Platform.of(this).name, system, "home"),
      resourceInstanceId: place.instanceCrn,
      // No role of its own: what the service ID's policy gives is all.
      role: "NONE",
      parameters: { HMAC: "true", serviceid_crn: identity.resource.crn },
    });
    this.accessKey = key.credentials.lookup("cos_hmac_keys.access_key_id");
    this.secretKey = key.credentials.lookup("cos_hmac_keys.secret_access_key");
    this.ready = identity.node.children.filter((child): child is IamServicePolicy => child instanceof IamServicePolicy);
  }
}

/** The endpoint of Object Storage for callers inside IBM's data centres: IBM's practice for Spark is direct, not private. */
export function directEndpoint(region: string): string {
  return `https://s3.direct.${region}.cloud-object-storage.appdomain.cloud`;
}
