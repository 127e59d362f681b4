import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { make, refused } from "../support/cloud";

function storage(cloud: Cloud): ObjectValue {
  const planned = { service: "cloud-object-storage", location: "global", name: "cos", plan: "standard" };
  return make(cloud, "ibm_resource_instance", planned);
}

function bucket(instance: ObjectValue, more: ObjectValue = {}): ObjectValue {
  return { resource_instance_id: instance.id ?? null, bucket_name: "b", region_location: "eu-de", ...more };
}

test("lifecycle rules need their bucket, and a bucket has one set of them", () => {
  const cloud = new Cloud();
  const rules = (crn: string) => ({ bucket_crn: crn, bucket_location: "eu-de", endpoint_type: "private" });
  const type = "ibm_cos_bucket_lifecycle_configuration";
  expect(refused("rules of no bucket", () => make(cloud, type, rules("crn:nothing")))).toBe("dangling-reference");
  const made = make(cloud, "ibm_cos_bucket", bucket(storage(cloud)));
  make(cloud, type, rules(String(made.crn)));
  expect(refused("a second set of rules", () => make(cloud, type, rules(String(made.crn))))).toBe("name-taken");
});

test("what a real bucket would hold by then is said when it is deleted", () => {
  const cloud = new Cloud();
  const locked = make(
    cloud,
    "ibm_cos_bucket",
    bucket(storage(cloud), { retention_rule: [{ default: 30, minimum: 30, maximum: 30 }] }),
  );
  cloud.delete("ibm_cos_bucket", locked);
  expect([...cloud.notes]).toEqual([
    "the bucket b can be deleted only when it is empty, and its objects cannot be deleted before their retention ends",
    "IBM Cloud keeps the deleted ibm_cos_bucket b for some minutes: the name of the bucket, for about five minutes; the name of the same bucket is taken until then",
  ]);
});
