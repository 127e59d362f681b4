import { crnOf } from "../mint";
import { type ResourceModel, text } from "../resource-model";
import { requireAuthorization } from "./authorization";

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

/** Databases take a key for the data and one for backups. */
export const database: ResourceModel = {
  type: "ibm_database",
  kind: (state) => `${text(state, "service")} instance`,
  references: [
    { argument: "key_protect_key", kinds: ["root key"], holds: true },
    { argument: "backup_encryption_key_crn", kinds: ["root key"], holds: true },
  ],
  check(planned, cloud) {
    for (const argument of ["key_protect_key", "backup_encryption_key_crn"]) {
      const key = text(planned, argument);
      if (key !== "") requireAuthorization(planned, key, text(planned, "service"), cloud);
    }
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
