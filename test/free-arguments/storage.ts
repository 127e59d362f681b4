export const free: Readonly<Record<string, string>> = {
  "ibm_cos_bucket.bucket_name": "a name",
  "ibm_cos_bucket.resource_instance_id": "the instance that the bucket is in",
  "ibm_cos_bucket.storage_class": "a price list",
  "ibm_cos_bucket.retention_rule.default": "between minimum, which is judged, and maximum; the service refuses others",
  "ibm_cos_bucket.retention_rule.maximum": "how long at most a writer may lock an object; the minimum is judged",
  "ibm_cos_bucket_lifecycle_configuration.bucket_crn": "the bucket",
  "ibm_cos_bucket_lifecycle_configuration.bucket_location": "a place",
  "ibm_cos_bucket_lifecycle_configuration.lifecycle_rule": "what becomes of old objects is the owner's choice",
};
