import { crnFields } from "../../../core/crn";
import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { blocksOf, type ResourceModel, text } from "../resource-model";
import { databaseKinds, type Need, requireAuthorization, requirePolicy } from "./authorization";

/** Bucket names are free in the whole world; the key is chosen when the bucket is made. */
export const bucket: ResourceModel = {
  type: "ibm_cos_bucket",
  kind: "bucket",
  references: [
    { argument: "resource_instance_id", kinds: ["cloud-object-storage instance"], holds: true },
    { argument: "kms_key_crn", kinds: ["root key"], holds: true },
  ],
  unique: (state) => ({ scope: "the world's buckets", name: text(state, "bucket_name") }),
  check(planned, cloud) {
    const key = text(planned, "kms_key_crn");
    if (key !== "") requireAuthorization(planned, key, "cloud-object-storage", cloud);
  },
  attributes(planned) {
    const owner = text(planned, "resource_instance_id");
    const crn = `${owner.replace(/::$/, "")}:bucket:${text(planned, "bucket_name")}`;
    const region = text(planned, "region_location");
    return {
      id: `${crn}:meta:rl:${region}:public`,
      crn,
      s3_endpoint_direct: `s3.direct.${region}.cloud-object-storage.appdomain.cloud`,
      s3_endpoint_private: `s3.private.${region}.cloud-object-storage.appdomain.cloud`,
      s3_endpoint_public: `s3.${region}.cloud-object-storage.appdomain.cloud`,
    };
  },
  handles: (state) => [text(state, "id"), text(state, "crn"), text(state, "bucket_name")],
  // The model writes no objects: what a real bucket holds by then, it cannot know.
  guard(state, cloud) {
    const locked = Array.isArray(state.retention_rule) && state.retention_rule.length > 0;
    cloud.note(
      `the bucket ${text(state, "bucket_name")} can be deleted only when it is empty${locked ? ", and its objects cannot be deleted before their retention ends" : ""}`,
    );
  },
};

/** Rules by which objects move to the archive or are deleted; one set for each bucket. */
export const bucketLifecycle: ResourceModel = {
  type: "ibm_cos_bucket_lifecycle_configuration",
  kind: "bucket lifecycle",
  references: [{ argument: "bucket_crn", kinds: ["bucket"] }],
  unique: (state) => ({ scope: "the bucket's lifecycle rules", name: text(state, "bucket_crn") }),
  attributes: (planned) => ({
    id: `${text(planned, "bucket_crn")}:meta:${text(planned, "bucket_location")}:${text(planned, "endpoint_type")}`,
  }),
  handles: (state) => [text(state, "id")],
};

/** Databases take a key for the data and one for backups, which Object Storage keeps. */
export const database: ResourceModel = {
  type: "ibm_database",
  kind: (state) => `${text(state, "service")} instance`,
  references: [
    { argument: "key_protect_key", kinds: ["root key"], holds: true },
    { argument: "backup_encryption_key_crn", kinds: ["root key"], holds: true },
    { argument: "point_in_time_recovery_deployment_id", kinds: databaseKinds },
  ],
  check(planned, cloud) {
    const service = text(planned, "service");
    const [data, backups] = ["key_protect_key", "backup_encryption_key_crn"].map((argument) => text(planned, argument));
    if (data) requireAuthorization(planned, data, service, cloud);
    if (backups) {
      refuseForeignBackupKey(backups);
      requireAuthorization(planned, backups, service, cloud);
      requirePolicy(delegation(service, backups), cloud);
    }
    refuseOwnResources(planned);
    const before = cloud.named(planned.id, [`${service} instance`]);
    if (before) refuseShrinking(before.state, planned);
  },
  attributes(planned, cloud) {
    const guid = cloud.mint.guid();
    const crn = crnOf(text(planned, "service"), text(planned, "location"), guid);
    return { id: crn, guid, resource_crn: crn, status: "active", adminuser: "admin" };
  },
  handles: (state) => [text(state, "id"), text(state, "guid")],
  guard(state, cloud) {
    if (state.deletion_protection !== true) return;
    cloud.note(
      `the provider refuses to delete the database ${text(state, "name")}: destroy stops there until you set deletion_protection to false and apply`,
    );
  },
};

const keyPage = 'Cloud Databases documentation, "Key Protect integration", 2025-12-04';

/** Object Storage keeps the backups, and gets the right to the key from the service. */
function delegation(service: string, key: string): Need {
  return {
    source: service,
    target: crnFields(key).service,
    instance: crnFields(key).instance,
    part: crnFields(key).resource,
    roles: ["Reader", "Authorization Delegator"],
    written: `${keyPage}: without the delegation authorization the provision fails`,
  };
}

/** Regions whose keys encrypt backups. */
const backupKeyRegions = ["us-south", "us-east", "eu-de"];

function refuseForeignBackupKey(key: string): void {
  const { location } = crnFields(key);
  if (backupKeyRegions.includes(location)) return;
  throw new Refusal(
    "invalid-key-region",
    `a key of ${location} does not encrypt backups of databases`,
    `${keyPage}: available in ${backupKeyRegions.join(", ")}`,
    "Use a root key of one of these regions.",
    "backup_encryption_key_crn",
  );
}

/** What one member has, by what it is: `memory`, `disk`. */
function memberGroup(state: ObjectValue): ObjectValue | undefined {
  return blocksOf(state, "group").find(({ group_id: id }) => id === "member");
}

function refuseOwnResources(planned: ObjectValue): void {
  const group = memberGroup(planned);
  const host = group && text(blocksOf(group, "host_flavor")[0] ?? {}, "id");
  if (!group || !host || host === "multitenant") return;
  if (blocksOf(group, "memory").length + blocksOf(group, "cpu").length === 0) return;
  throw new Refusal(
    "invalid-combination",
    `ibm_database ${text(planned, "name")}: host_flavor must not be set with cpu and memory`,
    "provider ibm 2.5.0, resource_ibm_database.go, validateGroupHostFlavor",
    "Remove the blocks memory and cpu, or use the host flavor multitenant.",
    "group",
  );
}

function refuseShrinking(before: ObjectValue, planned: ObjectValue): void {
  const [old, now] = [memberGroup(before), memberGroup(planned)];
  if (!old || !now) return;
  for (const [part, argument] of [
    ["disk", "allocation_mb"],
    ["members", "allocation_count"],
  ] as const) {
    const [was, is] = [old, now].map((group) => blocksOf(group, part)[0]?.[argument]);
    if (typeof was !== "number" || typeof is !== "number" || is >= was) continue;
    throw new Refusal(
      "cannot-shrink",
      `ibm_database ${text(planned, "name")}: can not scale member group ${part} below ${was} to ${is}`,
      "provider ibm 2.5.0, resource_ibm_database.go, validateGroupScaling; Cloud Databases documentation: disk cannot be scaled down",
      "Keep the size, or restore a backup into a smaller database.",
      "group",
    );
  }
}
