import { judge } from "../../src/judge/pipeline";
import { neededPolicy, policyCondition } from "../../src/terraform/authorization-check";
import type { JsonObject } from "../../src/terraform/configuration";
import { today } from "../support/reference";

const kms = "11111111-2222-4333-8444-555555555555";
const storage = "21111111-2222-4333-8444-555555555555";

/** Verdicts of a rule, on hand-written Terraform. */
function verdicts(rule: string, resource: JsonObject, data: JsonObject = {}): string[] {
  return judge([{ name: "main", file: "main.tf.json", json: { resource, data } }], { today })
    .check.findings.filter((finding) => finding.rule === rule)
    .map(({ verdict }) => verdict);
}

const attributes = (values: JsonObject) => Object.entries(values).map(([name, value]) => ({ name, value }));

const onKey = (key: string): JsonObject => ({
  source_service_name: "cloud-object-storage",
  source_resource_instance_id: storage,
  resource_attributes: attributes({ serviceName: "kms", serviceInstance: kms, resourceType: "key", resource: key }),
  roles: ["Reader"],
});

test("a policy on all keys, or on all buckets, is found where one would do", () => {
  const narrow = (policy: JsonObject) =>
    verdicts("authorization-narrow", { ibm_iam_authorization_policy: { p: policy } });
  const whole = (service: string, instance: string, roles: string[]) => ({
    source_service_name: "logs",
    target_service_name: service,
    target_resource_instance_id: instance,
    roles,
  });
  expect(narrow(onKey("k"))).toEqual(["compliant"]);
  expect(narrow(onKey("*"))).toEqual(["violation"]);
  expect(narrow(whole("kms", kms, ["Reader"]) as JsonObject)).toEqual(["violation"]);
  expect(narrow(whole("cloud-object-storage", storage, ["Writer"]) as JsonObject)).toEqual(["violation"]);
  // What a flow log needs to find its bucket, and what has no parts to name.
  expect(narrow(whole("cloud-object-storage", storage, ["Reader"]) as JsonObject)).toEqual(["notApplicable"]);
  expect(narrow(whole("event-notifications", kms, ["Event Source Manager"]) as JsonObject)).toEqual(["notApplicable"]);
});

test("a bucket waits for the policy on its own key: one on another key opens nothing", () => {
  const bucket = (policy: JsonObject) =>
    verdicts("bucket-authorization-first", {
      ibm_kms_key: { own: { instance_id: kms }, other: { instance_id: kms } },
      ibm_iam_authorization_policy: { p: policy },
      ibm_cos_bucket: {
        b: { kms_key_crn: "${ibm_kms_key.own.crn}", depends_on: ["ibm_iam_authorization_policy.p"] },
      },
    });
  expect(bucket(onKey("${ibm_kms_key.own.key_id}"))).toEqual(["compliant"]);
  expect(bucket(onKey("${ibm_kms_key.other.key_id}"))).toEqual(["violation"]);
  expect(bucket(onKey("61111111-2222-4333-8444-555555555555"))).toEqual(["violation"]);
});

test("a check that a policy exists counts as the policy, and another condition as nothing", () => {
  const needed = {
    source: { service: "cloud-object-storage", instance: storage },
    target: { service: "kms", instance: kms },
    roles: ["Reader"],
  };
  const condition = policyCondition(needed);
  const bucket = (written: string) =>
    verdicts(
      "bucket-authorization-first",
      { ibm_cos_bucket: { b: { kms_key_crn: "x:key:k", depends_on: ["data.ibm_iam_authorization_policies.c"] } } },
      {
        ibm_iam_authorization_policies: {
          c: { lifecycle: { postcondition: [{ condition: written, error_message: "No." }] } },
        },
      },
    );
  expect(neededPolicy(condition)).toEqual(needed);
  expect(bucket(condition)).toEqual(["compliant"]);
  for (const other of [
    "${true}",
    condition.replace("anytrue", "alltrue"),
    condition.replace("&&", "||"),
    `${condition} `,
  ])
    expect(bucket(other)).toEqual(["violation"]);
});

test("what a condition asks for is read back, references among it", () => {
  for (const source of [
    { service: "is", resourceType: "flow-log-collector", resourceGroup: "${data.ibm_resource_group.group.id}" },
    { service: "containers-kubernetes", instance: "${ibm_container_vpc_cluster.c.id}" },
    { service: "atracker" },
  ]) {
    const needed = { source, target: { service: "logs", instance: "g" }, roles: ["Sender", "Viewer"] };
    expect(neededPolicy(policyCondition(needed))).toEqual(needed);
  }
});
