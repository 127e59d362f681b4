import { judge } from "../../src";
import type { JsonObject } from "../../src/terraform/configuration";
import { today } from "../support/reference";

const vpc =
  "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-11111111-2222-4333-8444-555555555555";

const findings = (resource: JsonObject, more: JsonObject = {}) =>
  judge([{ name: "main", file: "main.tf.json", json: { resource, ...more } }], { today }).check.findings;
const verdicts = (rule: string, resource: JsonObject, more?: JsonObject) =>
  findings(resource, more)
    .filter((finding) => finding.rule === rule)
    .map(({ verdict }) => verdict);

const cbr = (contexts: JsonObject[], zone: JsonObject = {}) => ({
  ibm_cbr_zone: { z: { name: "z", account_id: "0", ...zone } },
  ibm_cbr_rule: { r: { enforcement_mode: "enabled", contexts, resources: [{ attributes: [] }] } },
});
const zoned = { attributes: [{ name: "networkZoneId", value: "${ibm_cbr_zone.z.id}" }] };
const onlyPublic = { attributes: [{ name: "endpointType", value: "public" }, ...zoned.attributes] };
const subnet = { addresses: [{ type: "subnet", value: "10.0.0.0/24" }] };
const added = { ibm_cbr_zone_addresses: { a: { zone_id: "${ibm_cbr_zone.z.id}", ...subnet } } };
const serviceOnly = { addresses: [{ type: "serviceRef", ref: [{ account_id: "0", service_name: "codeengine" }] }] };

test.each([
  ["a zone with a network", cbr([zoned], subnet), "compliant"],
  ["an empty zone", cbr([zoned]), "violation"],
  ["a zone whose addresses are elsewhere", { ...cbr([zoned]), ...added }, "compliant"],
  ["a zone of services only", cbr([zoned], serviceOnly), "violation"],
  ["public endpoints only", cbr([onlyPublic], subnet), "violation"],
  ["a zone that is not made here", cbr([{ attributes: [{ name: "networkZoneId", value: "abc" }] }]), "unknown"],
])("an enabled restriction must be one that a runner can satisfy: %s", (_, resource, verdict) => {
  const provider = { provider: { ibm: [{ visibility: "private" }] } };
  expect(verdicts("restriction-admits-runner", resource as JsonObject, provider)).toEqual([verdict]);
});

test("a restriction of the whole service, or by either name of a project, covers it", () => {
  const project = { ibm_code_engine_project: { p: { name: "p" } } };
  const rule = (attributes: JsonObject[], operations?: JsonObject[]) => ({
    ...project,
    ibm_cbr_rule: {
      r: { resources: [{ attributes: [{ name: "serviceName", value: "codeengine" }, ...attributes] }], operations },
    },
  });
  const id = "${ibm_code_engine_project.p.project_id}";
  const judged = (resource: object) => verdicts("control-plane-restricted", resource as JsonObject);
  expect(judged(project)).toEqual(["violation", "violation"]);
  expect(judged(rule([]))).toEqual(["compliant", "compliant"]);
  expect(judged(rule([{ name: "projectId", value: id }]))).toEqual(["compliant", "compliant"]);
  expect(judged(rule([{ name: "serviceInstance", value: "another" }]))).toEqual(["violation", "violation"]);
  expect(judged(rule([{ name: "region", value: "eu-de" }]))).toEqual(["violation", "violation"]);
  const control = [
    { api_types: [{ api_type_id: "crn:v1:bluemix:public:context-based-restrictions::::api-type:control-plane" }] },
  ];
  expect(judged(rule([], control))).toEqual(["compliant", "violation"]);
});

test.each([
  [{ type: "subnet", value: "0.0.0.0/0" }, "violation"],
  [{ type: "subnet", value: "0.0.0.0/1" }, "violation"],
  [{ type: "ipRange", value: "0.0.0.0-255.255.255.255" }, "violation"],
  [{ type: "ipRange", value: "10.0.0.0-10.0.0.255" }, "compliant"],
  [{ type: "subnet", value: "10.0.0.0/8" }, "compliant"],
  [{ type: "subnet", value: "2000::/3" }, "violation"],
  [{ type: "vpc", value: vpc }, "compliant"],
  [{ type: "subnet", value: "${var.network}" }, "unknown"],
])("the address %j of a zone is judged", (address, verdict) => {
  const zone = { ibm_cbr_zone: { z: { addresses: [address] } } };
  expect(verdicts("zone-small", zone)).toEqual([verdict]);
  expect(verdicts("zone-address-valid", zone)).toEqual([verdict === "unknown" ? "unknown" : "compliant"]);
});

test("a policy is narrow in either way of writing it", () => {
  const policy = (body: JsonObject) => ({
    ibm_iam_service_policy: { a: { iam_id: "i", roles: ["Reader"], ...body } },
  });
  const attributes = (...pairs: [string, string][]) => ({
    resource_attributes: pairs.map(([name, value]) => ({ name, value })),
  });
  const judged = (body: JsonObject) => [
    ...verdicts("policy-has-resources", policy(body)),
    ...verdicts("policy-one-instance", policy(body)),
  ];
  expect(judged({ resources: { service: "kms", resource_instance_id: "x" } })).toEqual(["compliant", "compliant"]);
  expect(judged(attributes(["serviceName", "kms"], ["serviceInstance", "x"]))).toEqual(["compliant", "compliant"]);
  expect(judged(attributes(["serviceName", "kms"], ["serviceInstance", "*"]))).toEqual(["compliant", "violation"]);
  expect(judged({ resources: [{ resource_group_id: "g" }] })).toEqual(["compliant", "violation"]);
  expect(judged({ resources: [{}] })).toEqual(["violation", "notApplicable"]);
  expect(judged({})).toEqual(["violation", "notApplicable"]);
  expect(judged({ dynamic: { resources: {} } })).toEqual(["unknown", "unknown"]);
});

test("roles of a service that nobody has read are unknown, a custom role is known", () => {
  const policy = (service: string, role: string) => ({
    ibm_iam_service_policy: {
      a: { iam_id: "i", roles: [role], resources: [{ service, resource_instance_id: "x" }] },
    },
    ibm_iam_custom_role: { c: { service: "kms", display_name: "Auditor" } },
  });
  expect(verdicts("role-known", policy("kms", "Auditor"))).toEqual(["compliant"]);
  expect(verdicts("role-known", policy("kms", "Superuser"))).toEqual(["violation"]);
  expect(verdicts("role-known", policy("brand-new", "Superuser"))).toEqual(["unknown"]);
  expect(verdicts("role-known", policy("brand-new", "Viewer"))).toEqual(["compliant"]);
});

test("what is written in a strange way breaks no rule", () => {
  const strange: (string | null | number | boolean | JsonObject | string[])[] = ["${var.x}", null, 7, true, {}, ["x"]];
  const types = [
    ...["access_group", "access_group_policy", "service_policy", "trusted_profile_policy", "trusted_profile_link"].map(
      (type) => `ibm_iam_${type}`,
    ),
    ...[
      "ibm_iam_account_settings",
      "ibm_iam_service_api_key",
      "ibm_cbr_rule",
      "ibm_cbr_zone",
      "ibm_cbr_zone_addresses",
    ],
    ...["ibm_cr_namespace", "ibm_code_engine_secret", "ibm_code_engine_project", "ibm_iam_authorization_policy"],
  ];
  const names = ["roles", "resources", "resource_attributes", "contexts", "operations", "addresses", "excluded"];
  const more = [
    "link",
    "tags",
    "user_mfa",
    "rule_conditions",
    "zone_id",
    "access_group_id",
    "data",
    "subject_attributes",
  ];
  for (const value of strange) {
    const body = Object.fromEntries([...names, ...more].map((name) => [name, value]));
    const nested = Object.fromEntries(
      [...names, ...more].map((name) => [name, [{ attributes: value, api_types: value }]]),
    );
    const resource = Object.fromEntries(types.map((type) => [type, { a: body, b: nested }]));
    const broken = findings(resource as JsonObject).filter(({ got }) => got?.startsWith("the rule "));
    expect(broken).toEqual([]);
  }
});
