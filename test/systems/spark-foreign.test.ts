import { judge } from "../../src/judge/pipeline";
import type { Json, JsonObject } from "../../src/terraform/configuration";
import { readJson } from "../../src/terraform/json-template";
import { today } from "../support/reference";

/** Findings on hand-written Terraform, by rule. */
function foreign(resource: JsonObject): Record<string, string[]> {
  const { findings } = judge([{ name: "main", file: "main.tf.json", json: { resource } }], { today }).check;
  const byRule: Record<string, string[]> = {};
  for (const { rule, verdict } of findings) byRule[rule] = [...(byRule[rule] ?? []), verdict];
  return byRule;
}

const engine = (more: JsonObject): JsonObject => ({
  ibm_resource_instance: {
    a: { name: "a", service: "ibmanalyticsengine", plan: "standard-serverless-spark", ...more },
  },
});

test.each<[string, Json, string]>([
  ["JSON text", '{"default_config":{"spark.ssl.enabled":"true"}}', "compliant"],
  [
    "JSON text with references",
    '{"a":"${var.a}","b":${jsonencode(var.b["x"])},"default_config":{"spark.ssl.enabled":"true"}}',
    "compliant",
  ],
  ["a setting by reference", '{"default_config":{"spark.ssl.enabled":"${var.ssl}"}}', "unknown"],
  ["one expression", '${jsonencode({default_config={"spark.ssl.enabled"="true"}})}', "unknown"],
  ["a directive", '{"default_config":{%{ if true }"spark.ssl.enabled":"true"%{ endif }}}', "unknown"],
  ["a boolean", '{"default_config":{"spark.ssl.enabled":true}}', "violation"],
  ["broken JSON", '{"default_config":{"spark.ssl.enabled":"true"}', "violation"],
  ["a list", "[]", "violation"],
  ["a number", 5, "violation"],
  ["an object where text belongs", { default_config: { "spark.ssl.enabled": "true" } }, "violation"],
  ["null", null, "violation"],
])("hand-written parameters as %s are judged", (_, parameters, verdict) => {
  expect(foreign(engine({ parameters_json: parameters }))["spark-ssl"]).toEqual([verdict]);
});

test("a request in hand-written Terraform is known by what it says", () => {
  const request = (content: Json) => foreign({ ibm_cos_bucket_object: { a: { key: "x", content } } });
  expect(request('{"application_details":{"application":"cos://b.code/a.py","conf":{}}}')["spark-ssl"]).toEqual([
    "violation",
  ]);
  expect(request('{"conf":{"spark.ssl.enabled":"true"}}')["spark-request-shape"]).toEqual(["violation"]);
  expect(request('{"greeting":"hello"}')["spark-request-shape"]).toEqual(["notApplicable"]);
  expect(request("no JSON")["spark-request-shape"]).toEqual(["notApplicable"]);
  expect(request(null)["spark-request-shape"]).toEqual(["notApplicable"]);
});

test("expressions inside JSON stay what they are", () => {
  expect(readJson('{"a":"x-${f("q}")}-y","b":${jsonencode(c["d"])},"e":[1,"$${no}"]}')).toEqual({
    state: "known",
    value: { a: 'x-${f("q}")}-y', b: '${jsonencode(c["d"])}', e: [1, "$${no}"] },
  });
});
