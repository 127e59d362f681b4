import { App } from "cdktf";
import { Audit, Platform } from "../../src";
import { renderTemplate } from "../../src/artefacts/render";
import { judge, judgeApp } from "../../src/judge/pipeline";
import { keyActions, queryOf } from "../../src/systems/audit/key-actions";
import type { JsonObject } from "../../src/terraform/configuration";

const today = "2026-11-24";
const logs =
  "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:31111111-2222-4333-8444-555555555555::";

function platform(): Platform {
  return new Platform(new App(), "acme", { region: "eu-de", resourceGroup: "acme-prod" });
}

/** Resources of a type in the stack of the foundations. */
function made(of: Platform, type: string): JsonObject[] {
  const resources = (of.foundations.toTerraform().resource ?? {}) as Record<string, Record<string, JsonObject>>;
  return Object.values(resources[type] ?? {});
}

test("every event goes to Cloud Logs and to an archive that nobody can shorten", () => {
  const one = platform();
  new Audit(one, { retentionDays: 730 });
  const [route] = made(one, "ibm_atracker_route");
  expect(route?.rules).toEqual([
    {
      locations: ["*", "global"],
      target_ids: ["${ibm_atracker_target.audit_events_search.id}", "${ibm_atracker_target.audit_events_archive.id}"],
    },
  ]);
  const archive = made(one, "ibm_cos_bucket").find(({ bucket_name }) => bucket_name === "acme-audit-archive");
  expect(archive?.retention_rule).toEqual({ default: 730, minimum: 730, maximum: 730 });
  const data = made(one, "ibm_cos_bucket").find(({ bucket_name }) => bucket_name === "acme-audit-logs");
  expect(data?.retention_rule).toBeUndefined();
});

test("who writes to a bucket may write to that bucket only", () => {
  const one = platform();
  new Audit(one);
  const buckets = made(one, "ibm_iam_authorization_policy").flatMap(({ resource_attributes }) =>
    (Array.isArray(resource_attributes) ? (resource_attributes as { name: string; value: string }[]) : [])
      .filter(({ name }) => name === "resource")
      .map(({ value }) => value)
      .filter((value) => !value.includes("ibm_kms_key")),
  );
  expect(buckets.sort()).toEqual(["acme-audit-archive", "acme-audit-logs", "acme-audit-metrics"]);
});

test("nobody is told without addresses, and each address is told by itself", () => {
  const silent = platform();
  new Audit(silent);
  expect(made(silent, "ibm_logs_outgoing_webhook")).toEqual([]);
  expect(made(silent, "ibm_logs_alert_definition")).toHaveLength(keyActions.length);
  const told = platform();
  new Audit(told, { alerts: ["a@example.com", "b@example.com"] });
  expect(made(told, "ibm_en_subscription_email")).toHaveLength(2);
  const groups = made(told, "ibm_logs_alert_definition").map(({ notification_group }) => notification_group);
  expect(JSON.stringify(groups[0])).toContain(
    "${ibm_logs_outgoing_webhook.audit_alerts_delivery_integration.external_id}",
  );
});

test("an audit without addresses is compliant", () => {
  const one = platform();
  new Audit(one);
  const [judged] = judgeApp(one.node.root as App, today).platforms;
  expect(judged?.check.findings.filter(({ verdict }) => !["compliant", "notApplicable"].includes(verdict))).toEqual([]);
});

test("an audit that exists makes nothing, and says where it is", () => {
  const one = platform();
  expect(new Audit(one, { existing: logs }).logs).toBe(logs);
  const { resource, output } = one.foundations.toTerraform() as { resource?: JsonObject; output: JsonObject };
  expect(Object.keys(resource ?? {})).toEqual([]);
  expect(output.account_audit).toMatchObject({ value: logs });
  expect(one.artefacts).toEqual([]);
  expect(() => new Audit(platform(), { existing: logs.replace(":logs:", ":kms:") })).toThrow("CR001");
});

test("settings of an audit that exists are refused, not dropped", () => {
  expect(() => new Audit(platform(), { existing: logs, alerts: ["duty@example.com"], retentionDays: 730 })).toThrow(
    /AU001[\s\S]*existing together with alerts, retentionDays[\s\S]*alerts: null/,
  );
});

test("platform metrics go where they are said to, once they may", () => {
  const monitoring = logs.replace(":logs:", ":sysdig-monitor:");
  const one = platform();
  new Audit(one, { metrics: monitoring });
  expect(made(one, "ibm_metrics_router_target")).toMatchObject([
    { destination_crn: monitoring, region: "eu-de", depends_on: ["time_sleep.audit_metrics_sends-metrics_wait"] },
  ]);
  expect(() => new Audit(platform(), { metrics: logs })).toThrow("CR001");
});

test("the runbook names every alert, every person and the archive", () => {
  const one = platform();
  new Audit(one, { alerts: ["a@example.com"] });
  const artefact = one.artefacts.find(({ template }) => template === "audit/audit.md");
  const runbook = renderTemplate(artefact?.template ?? "", artefact?.data ?? {});
  for (const { id, actions } of keyActions)
    for (const text of [`acme-${id}`, ...actions]) expect(runbook).toContain(text);
  for (const text of ["`acme-audit-archive`", "`a@example.com`", "--service-endpoint-enable true"])
    expect(runbook).toContain(text);
  expect(runbook).not.toMatch(/\$\{TfToken|undefined|\[object/);
});

test("refused reads of secrets alert, allowed ones do not", () => {
  const reads = keyActions.find(({ id }) => id === "secret-read-failed");
  expect(reads && queryOf(reads)).toBe(
    '(action.keyword:"secrets-manager.secret.read" OR action.keyword:"secrets-manager.secret-version.read") AND outcome.keyword:"failure"',
  );
});

test.each([
  ["ibm_atracker_route", "audit-route-complete", { rules: [{ locations: ["eu-de"], target_ids: ["x"] }] }, "violation"],
  ["ibm_atracker_route", "audit-route-complete", { rules: { locations: ["*"], target_ids: ["x"] } }, "compliant"],
  ["ibm_atracker_route", "audit-route-complete", { rules: "${var.rules}" }, "unknown"],
  ["ibm_atracker_route", "audit-route-complete", {}, "violation"],
  ["ibm_atracker_target", "audit-target-without-key", { cos_endpoint: { api_key: "x" } }, "violation"],
  ["ibm_atracker_target", "audit-target-without-key", { cos_endpoint: "${var.endpoint}" }, "unknown"],
  ["ibm_atracker_target", "audit-archive-kept", { cos_endpoint: [{ bucket: "elsewhere" }] }, "unknown"],
  ["ibm_logs_router_route", "platform-logs-complete", { rules: [{ targets: [{ id: "x" }] }] }, "compliant"],
  ["ibm_logs_router_route", "platform-logs-sent", { rules: [{ action: "${var.action}" }] }, "unknown"],
])("hand-written Terraform is judged: %s by %s", (type, rule, body, verdict) => {
  const stack = { name: "main", file: "main.tf.json", json: { resource: { [type]: { a: body } } } as JsonObject };
  const findings = judge([stack], { today }).check.findings.filter((finding) => finding.rule === rule);
  expect(findings.map((finding) => finding.verdict)).toEqual([verdict]);
});

describe("something that is run without a trail", () => {
  const project = { ibm_code_engine_project: { p: { name: "p", resource_group_id: "g" } } };
  const verdicts = (more: JsonObject) =>
    judge([{ name: "main", file: "main.tf.json", json: { resource: project, ...more } }], { today })
      .check.findings.filter(({ rule }) => rule === "audit-trail")
      .map(({ verdict }) => verdict);

  test("is refused, and an output or a local value that names Cloud Logs is enough", () => {
    expect(verdicts({})).toEqual(["violation"]);
    expect(verdicts({ output: { account_audit: { value: logs } } })).toEqual(["compliant"]);
    expect(verdicts({ locals: { account_audit: logs } })).toEqual(["compliant"]);
  });

  test.each(["ibm_container_vpc_cluster", "ibm_database", "ibm_code_engine_project"])("is refused: %s", (type) => {
    expect(verdicts({ resource: { [type]: { a: { name: "a" } } } })).toEqual(["violation"]);
    expect(verdicts({ resource: { [type]: { a: { name: "a" } } }, locals: { account_audit: logs } })).toEqual([
      "compliant",
    ]);
  });

  test("words are no trail, and a reference is not known", () => {
    expect(verdicts({ locals: { account_audit: "the other team has it" } })).toEqual(["violation"]);
    expect(verdicts({ locals: { account_audit: logs.replace(":logs:", ":kms:") } })).toEqual(["violation"]);
    expect(verdicts({ locals: { account_audit: "${var.trail}" } })).toEqual(["unknown"]);
  });
});

test("a Cloud Monitoring instance is created by private endpoint, for IAM's tokens only, and is restricted", () => {
  const one = platform();
  new Audit(one, { metrics: "create" });
  const instances = made(one, "ibm_resource_instance") as readonly Record<string, unknown>[];
  expect(instances.filter(({ service }) => service === "sysdig-monitor")).toMatchObject([
    {
      ...{ plan: "graduated-tier", service_endpoints: "private", location: "eu-de" },
      parameters: { default_receiver: "false", external_api_auth: "IAM_ONLY" },
    },
  ]);
  expect(made(one, "ibm_metrics_router_target")).toMatchObject([
    { destination_crn: "${ibm_resource_instance.audit_monitoring_instance.crn}", region: "eu-de" },
  ]);
  const artefact = one.artefacts.find(({ template }) => template === "audit/audit.md");
  expect(renderTemplate(artefact?.template ?? "", artefact?.data ?? {})).toContain("`acme-metrics` receives");
});
