import { App } from "cdktf";
import { FaultError, Platform, Storage } from "../../src";
import { judgeApp } from "../../src/judge/pipeline";
import type { JsonObject } from "../../src/terraform/configuration";

const existing =
  "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef0123456789abcdef:31111111-2222-4333-8444-555555555555::";

function platform(name = "acme"): Platform {
  return new Platform(new App(), name, { region: "eu-de", resourceGroup: "acme-prod" });
}

/** Resources of a type in the stack of the foundations, by name. */
function made(of: Platform, type: string): Record<string, JsonObject> {
  const resources = of.foundations.toTerraform().resource as Record<string, Record<string, JsonObject>>;
  return resources[type] ?? {};
}

test("a bucket is made once for each purpose, each with a key of its own", () => {
  const one = platform();
  const bucket = Storage.of(one).bucket("reports");
  expect(Storage.of(one).bucket("reports")).toBe(bucket);
  Storage.of(one).bucket("ledger");
  const keys = Object.values(made(one, "ibm_cos_bucket")).map(({ kms_key_crn }) => kms_key_crn);
  expect(keys).toEqual([
    "${ibm_kms_key.encryption_bucket-reports_key.crn}",
    "${ibm_kms_key.encryption_bucket-ledger_key.crn}",
  ]);
  expect(bucket).toMatchObject({
    name: "acme-reports",
    region: "eu-de",
    endpoint: "s3.private.eu-de.cloud-object-storage.appdomain.cloud",
  });
});

test("an existing instance is used, and its authorization names it", () => {
  const one = platform();
  new Storage(one, { existing }).bucket("reports");
  expect(Object.keys(made(one, "ibm_resource_instance"))).toEqual(["encryption_instance"]);
  expect(Object.values(made(one, "ibm_cos_bucket"))[0]).toMatchObject({ resource_instance_id: existing });
  expect(Object.values(made(one, "ibm_iam_authorization_policy"))[0]).toMatchObject({
    source_service_name: "cloud-object-storage",
    source_resource_instance_id: "31111111-2222-4333-8444-555555555555",
    resource_attributes: expect.arrayContaining([
      { name: "serviceName", value: "kms" },
      { name: "resourceType", value: "key" },
      { name: "resource", value: "${ibm_kms_key.encryption_bucket-reports_key.key_id}" },
    ]),
    roles: ["Reader"],
  });
});

test("under retention there are no versions, and every object has the same time", () => {
  const one = platform();
  Storage.of(one).bucket("ledger", { retentionDays: 30 });
  const [bucket] = Object.values(made(one, "ibm_cos_bucket"));
  expect(bucket?.retention_rule).toEqual({ default: 30, minimum: 30, maximum: 30 });
  expect(bucket?.object_versioning).toBeUndefined();
});

test("versions and retention together are refused", () => {
  expect(() => Storage.of(platform()).bucket("ledger", { retentionDays: 30, versioning: true })).toThrow("OS001");
});

test("a bucket without versions is a violation that can be waived", () => {
  const one = platform();
  Storage.of(one).bucket("cache", { versioning: false });
  const [judged] = judgeApp(one.node.root as App, "2026-11-24").platforms;
  const findings = judged?.check.findings.filter(({ verdict }) => verdict === "violation") ?? [];
  expect(findings.map(({ control, rule }) => `${control} ${rule}`)).toEqual(["OS-05 bucket-keeps-objects"]);
});

test("a name that is too long for a bucket is refused at once", () => {
  expect(() => Storage.of(platform()).bucket("x".repeat(60))).toThrow(FaultError);
});
