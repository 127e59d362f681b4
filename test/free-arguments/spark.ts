export const free: Readonly<Record<string, string>> = {
  "ibm_cos_bucket_object.bucket_crn": "the bucket; that applications come out of it is judged in the request",
  "ibm_cos_bucket_object.bucket_location": "a place",
  "ibm_cos_bucket_object.key": "a name; a request is known by what it says too",
  "ibm_cos_bucket_object.force_delete": "a request: the next apply makes it again",
  "ibm_resource_key.parameters.HMAC":
    "without it the key has no HMAC pair, and the apply stops at the missing attribute",
  "ibm_resource_key.resource_instance_id": "the instance of the pair; what it opens is for the service ID's policies",
};
