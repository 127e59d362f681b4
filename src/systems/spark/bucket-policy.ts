import type { IBucket } from "../storage";

/** A policy on one bucket. */
export function inBucket(bucket: IBucket, role: string) {
  return {
    service: "cloud-object-storage",
    instance: bucket.instance,
    resourceType: "bucket",
    resource: bucket.name,
    roles: [role],
  };
}
