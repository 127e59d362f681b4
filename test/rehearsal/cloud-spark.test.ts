import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { isObjectValue } from "../../src/rehearsal/plugin/codec";
import { make, refused } from "../support/cloud";

function storage(cloud: Cloud): ObjectValue {
  const planned = { service: "cloud-object-storage", location: "global", name: "cos", plan: "standard" };
  return make(cloud, "ibm_resource_instance", planned);
}

const engine = (parameters: string): ObjectValue => ({
  service: "ibmanalyticsengine",
  location: "eu-de",
  name: "spark",
  plan: "standard-serverless-spark",
  parameters_json: parameters,
});

test("an instance whose parameters the provider would drop is refused", () => {
  const cloud = new Cloud();
  for (const text of ["{", "[1", "", "null", '"text"'])
    expect(refused(`parameters ${text}`, () => make(cloud, "ibm_resource_instance", engine(text)))).toBe(
      "parameters-dropped",
    );
});

test("an instance home needs an HMAC key that exists", () => {
  const cloud = new Cloud();
  const home = (key: unknown) => engine(JSON.stringify({ instance_home: { hmac_access_key: key } }));
  expect(refused("a key of nobody", () => make(cloud, "ibm_resource_instance", home("0123")))).toBe(
    "dangling-reference",
  );
  const key = make(cloud, "ibm_resource_key", {
    name: "home",
    resource_instance_id: storage(cloud).id ?? null,
    role: "NONE",
    parameters: { HMAC: "true" },
  });
  const { credentials } = key;
  if (!isObjectValue(credentials)) throw new Error("a resource key has credentials");
  make(cloud, "ibm_resource_instance", home(credentials["cos_hmac_keys.access_key_id"]));
});

test("a key without HMAC has no HMAC pair", () => {
  const cloud = new Cloud();
  const planned = { name: "plain", resource_instance_id: storage(cloud).id ?? null, role: "Reader" };
  expect(Object.keys(make(cloud, "ibm_resource_key", planned).credentials as object)).toEqual(["apikey"]);
});

test("an object needs its bucket, a name is taken once, and the bucket stays while the object is there", () => {
  const cloud = new Cloud();
  const object = (crn: string) => ({ bucket_crn: crn, bucket_location: "eu-de", key: "a.json", content: "{}" });
  const type = "ibm_cos_bucket_object";
  expect(refused("an object of no bucket", () => make(cloud, type, object("crn:nothing")))).toBe("dangling-reference");
  const bucket = make(cloud, "ibm_cos_bucket", {
    resource_instance_id: storage(cloud).id ?? null,
    bucket_name: "code",
    region_location: "eu-de",
  });
  make(cloud, type, object(String(bucket.crn)));
  expect(refused("a second object of that name", () => make(cloud, type, object(String(bucket.crn))))).toBe(
    "name-taken",
  );
  expect(refused("deleting a bucket with an object", () => cloud.delete("ibm_cos_bucket", bucket))).toBe(
    "still-in-use",
  );
});
