import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { parseAllDocuments } from "yaml";
import { FaultError } from "../../../src/core/fault";
import { Platform } from "../../../src/index";
import { judge, judgeApp } from "../../../src/judge/pipeline";
import { synth } from "../../../src/platform/synth";
import { Audit } from "../../../src/systems/audit";
import { PrivateNetwork, type PrivateNetworkProps } from "../../../src/systems/network";
import { VpcCluster, type VpcClusterProps } from "../../../src/systems/vpc-cluster";
import type { Json, JsonObject, StackJson } from "../../../src/terraform/configuration";
import { outputFiles } from "../../../src/write/output";
import { reference, today } from "../../support/reference";
import { useScratch } from "../../support/scratch";
import { runScript } from "../../support/stub-command";

const scratch = useScratch();
const account = "a/0123456789abcdef0123456789abcdef";
const logsIn = (region: string) =>
  `crn:v1:bluemix:public:logs:${region}:${account}:51111111-2222-4333-8444-555555555555::`;
const accessKey = `crn:v1:bluemix:public:secrets-manager:eu-de:${account}:61111111-2222-4333-8444-555555555555:secret:71111111-2222-4333-8444-555555555555`;

type Named = Record<string, JsonObject>;

/** What a release gives its chart. */
function valuesOf(stack: StackJson | undefined, name: string): JsonObject {
  const { helm_release: releases } = (stack?.json.resource ?? {}) as Record<string, Named>;
  const [text] = (releases?.[name]?.values ?? []) as string[];
  return JSON.parse(text ?? "") as JsonObject;
}

/** The stacks of a platform with one cluster: resources by stack and type. */
function built(
  props: Partial<VpcClusterProps>,
  before: (on: Platform) => void = () => {},
  region: "eu-de" | "us-south" = "eu-de",
) {
  const app = new App({ outdir: scratch() });
  const on = new Platform(app, "acme", { region, resourceGroup: "acme-prod" });
  before(on);
  new VpcCluster(on, "apps", { version: "1.35", ...props });
  const all = synth(app);
  const stacks = new Map(all.map(({ name, json }) => [name, json.resource as Record<string, Named>]));
  const agents = all.find(({ name }) => name === "acme-apps-agents");
  const values = (name: string) => valuesOf(agents, name) as Record<string, JsonObject>;
  const endpoints = Object.keys(stacks.get("acme-foundations")?.ibm_is_virtual_endpoint_gateway ?? {});
  return { stacks, values, endpoints };
}

test("a cluster that names nothing to be watched by has no stack of agents", () => {
  expect([...built({}).stacks.keys()]).toEqual(["acme-apps", "acme-foundations"]);
});

test("the account's audit is where logs go, and a cluster may name another", () => {
  const audited = built({}, (on) => new Audit(on, { existing: logsIn("eu-de") }));
  expect(Object.keys(audited.stacks.get("acme-apps-agents")?.helm_release ?? {})).toEqual(["logs_release"]);
  const made = built({}, (on) => new Audit(on));
  expect(made.values("logs_release").env?.ingestionHost).toMatch(/^\$\{.*\.guid\}\.ingress\.private\.eu-de|outputs/);
});

test("a cluster beside the audit that takes its logs leaves nothing open", () => {
  const app = new App({ outdir: scratch() });
  const operators = ["203.0.113.0/24"];
  const on = new Platform(app, "acme", { region: "eu-de", resourceGroup: "g", operators, runner: "10.243.0.0/18" });
  new Audit(on);
  const apiAudit = { image: `private.de.icr.io/acme/node@sha256:${"4".repeat(64)}` };
  new VpcCluster(on, "apps", { version: "1.35", monitoring: { accessKey }, apiAudit });
  const findings = judgeApp(app, today).platforms.flatMap(({ check }) => check.findings);
  const host = findings.filter(({ argument }) => argument === "values env.ingestionHost");
  expect(host.map(({ control, verdict }) => [control, verdict])).toEqual([["IKSW-11", "compliant"]]);
  const open = findings.filter(({ verdict }) => verdict === "violation" || verdict === "unknown");
  expect(open.map(({ at, control }) => `${at}: ${control}`)).toEqual([]);
});

/** The platform of a new account: it names no secret and no image, because none exists. */
function fresh(change: (agents: JsonObject) => void = () => {}) {
  const app = new App({ outdir: scratch() });
  const operators = ["203.0.113.0/24"];
  const on = new Platform(app, "acme", { region: "eu-de", resourceGroup: "g", operators, runner: "10.243.0.0/18" });
  new Audit(on);
  new VpcCluster(on, "apps", { version: "1.35", monitoring: {}, apiAudit: {} });
  const stacks = synth(app).map(({ name, json }) => ({ name, file: name, json }));
  const agents = stacks.find(({ name }) => name === "acme-apps-agents")?.json ?? {};
  change(agents);
  const { findings } = judge(stacks, { today }).check;
  return { agents, findings, stacks };
}

test("what exists only once the stacks before are applied is asked for when the agents' turn comes", () => {
  const { agents, findings, stacks } = fresh();
  expect(Object.keys(agents.variable as JsonObject).sort()).toEqual([
    "audit_forwarder_image",
    "kubeconfig",
    "monitoring_access_key",
  ]);
  for (const stack of stacks.filter(({ name }) => name !== "acme-apps-agents"))
    expect(JSON.stringify(stack.json.variable ?? {})).not.toMatch(/forwarder|access_key/);
  const open = findings.filter(({ verdict }) => verdict === "violation" || verdict === "unknown");
  expect(open.map(({ at, control }) => `${at}: ${control}`)).toEqual([]);
});

test.each<[string, (validation: JsonObject[]) => JsonObject[]]>([
  ["without a validation", () => []],
  [
    "with a validation of another form",
    ([one]) => [{ ...one, condition: '${can(regex("icr", var.audit_forwarder_image))}' }],
  ],
])("an image that a variable %s names is not known to be pinned", (_, change) => {
  const { findings } = fresh(({ variable }) => {
    const image = (variable as Record<string, JsonObject>).audit_forwarder_image as JsonObject;
    image.validation = change(image.validation as JsonObject[]);
  });
  const verdicts = findings.filter(({ rule }) => rule === "forwarder-image").map(({ verdict }) => verdict);
  expect(verdicts.filter((verdict) => verdict !== "notApplicable")).toEqual(["unknown"]);
});

test.each([
  ["eu-de", ["network_endpoint-cloud-logs", "network_endpoint-kms", "network_endpoint-monitoring"], 443, 443],
  ["us-east", ["network_endpoint-kms"], 3443, 6443],
] as const)("from eu-de, agents reach instances in %s by %j", (region, endpoints, logsPort, monitoringPort) => {
  const made = built({ logs: logsIn(region), monitoring: { accessKey, region } });
  expect(made.endpoints.sort()).toEqual(endpoints);
  const { ingestionHost, ingestionPort } = made.values("logs_release").env ?? {};
  expect(ingestionHost).toBe(`51111111-2222-4333-8444-555555555555.ingress.private.${region}.logs.cloud.ibm.com`);
  expect(ingestionPort).toBe(logsPort);
  expect(made.values("monitoring_release").agent?.collectorSettings).toEqual({
    collectorHost: `ingest.private.${region}.monitoring.cloud.ibm.com`,
    collectorPort: monitoringPort,
  });
});

test("the restriction of Secrets Manager lets the cluster service in, which reads the registered instance", () => {
  const app = new App({ outdir: scratch() });
  const on = new Platform(app, "acme", { region: "eu-de", resourceGroup: "g", runner: "10.243.0.0/18" });
  new VpcCluster(on, "apps", { version: "1.35" });
  const json = synth(app).find(({ name }) => name === "acme-foundations")?.json.resource as Record<string, Named>;
  const zone = "access_restrictions_containers-kubernetes-zone";
  expect(json.ibm_cbr_zone?.[zone]).toMatchObject({
    addresses: [{ type: "serviceRef", ref: { service_name: "containers-kubernetes", location: "eu-de" } }],
  });
  expect(json.ibm_cbr_rule?.secrets_restriction?.contexts).toEqual([
    { attributes: [{ name: "endpointType", value: "private" }] },
    { attributes: [{ name: "networkZoneId", value: `\${ibm_cbr_zone.${zone}.id}` }] },
  ]);
});

test("the cluster may read every Secrets Manager that a secret of it lies in, and knows it", () => {
  const other = accessKey.replace("61111111", "91111111");
  const made = built({
    monitoring: { accessKey },
    ingress: { domain: "web.example.com", certificate: other },
  }).stacks.get("acme-apps");
  const instances = Object.values(made?.ibm_container_ingress_instance ?? {}).map((one) => [
    String(one.instance_crn).split(":")[7],
    one.is_default,
  ]);
  expect(instances).toContainEqual(["61111111-2222-4333-8444-555555555555", false]);
  expect(instances).toContainEqual(["91111111-2222-4333-8444-555555555555", false]);
  expect(instances.filter(([, first]) => first)).toHaveLength(1);
  const targets = Object.values(made?.ibm_iam_authorization_policy ?? {}).map((one) => one.target_resource_instance_id);
  expect(targets).toEqual(expect.arrayContaining(["61111111-2222-4333-8444-555555555555"]));
  expect(made?.ibm_container_ingress_secret_tls?.ingress_tls?.depends_on).toEqual(
    expect.arrayContaining(["ibm_container_ingress_instance.ingress_secrets-91111111"]),
  );
});

test("in us-south, Cloud Monitoring is reached by the region's host, or by the endpoint of an instance that is named", () => {
  const monitored = (endpoints: PrivateNetworkProps["endpoints"]) => {
    const made = built({ monitoring: { accessKey } }, (on) => new PrivateNetwork(on, { endpoints }), "us-south");
    return [made.endpoints.sort(), made.values("monitoring_release").agent?.collectorSettings];
  };
  const collectorHost = "ingest.private.us-south.monitoring.cloud.ibm.com";
  expect(monitored([])).toEqual([["network_endpoint-kms"], { collectorHost, collectorPort: 6443 }]);
  const crn = `crn:v1:bluemix:public:sysdig-monitor:us-south:${account}:51111111-2222-4333-8444-555555555555::`;
  expect(monitored([{ name: "metrics", crn }])).toEqual([
    ["network_endpoint-kms", "network_endpoint-metrics"],
    { collectorHost, collectorPort: 443 },
  ]);
});

test("logs go to an instance of Cloud Logs and nowhere else", () => {
  const other = logsIn("eu-de").replace(":logs:", ":kms:");
  expect(() => built({ logs: other })).toThrow(FaultError);
});

const { files } = outputFiles(reference("vpc-cluster"), false);
const chart = (name: string): string => files.get(`stacks/retail-apps-agents/charts/api-audit/${name}`) ?? "";
const given = valuesOf(
  reference("vpc-cluster").stacks.find(({ name }) => name === "retail-apps-agents"),
  "api-audit_release",
);

/** Renders what of Helm's templates the chart uses, and refuses the rest. */
function rendered(file: string, values: JsonObject): Record<string, Json>[] {
  const text = chart(file)
    .replace(/\{\{-? if not \.Values\.openshift \}\}([\s\S]*?)\{\{-? end \}\}/g, values.openshift ? "" : "$1")
    .replaceAll("{{ .Release.Name }}", "api-audit")
    .replace(/\{\{ \.Values\.(\w+)( \| quote)? \}\}/g, (_, name: string) => JSON.stringify(values[name]))
    .replace('{{ .Files.Get "forwarder.js" | sha256sum | quote }}', '"0"')
    .replace('{{ .Files.Get "forwarder.js" | indent 4 }}', () => chart("forwarder.js").replace(/^/gm, "    "));
  expect(text).not.toContain("{{");
  return parseAllDocuments(text).map((document) => document.toJS() as Record<string, Json>);
}

test("the chart's pods are what a restricted namespace lets in, and carry the code as it is", () => {
  const [deployment] = rendered("templates/deployment.yaml", given) as [{ spec: { template: { spec: JsonObject } } }];
  const pod = deployment.spec.template.spec as Record<string, Json> & { containers: JsonObject[] };
  expect(pod).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 1001, seccompProfile: { type: "RuntimeDefault" } },
  });
  expect(pod.containers).toHaveLength(1);
  expect(pod.containers[0]).toMatchObject({
    image: given.image,
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
  });
  expect(pod.containers[0]?.resources).toMatchObject({ limits: { memory: "512Mi" } });
  for (const refused of ["hostNetwork", "hostPID", "hostIPC"]) expect(pod[refused]).toBeUndefined();
  const [code] = rendered("templates/code.yaml", given) as [{ data: Record<string, string> }];
  expect(code.data["forwarder.js"]).toBe(chart("forwarder.js"));
  // OpenShift gives each namespace users of its own, and refuses others.
  const [there] = rendered("templates/deployment.yaml", { ...given, openshift: true });
  expect(JSON.stringify(there)).not.toContain("runAsUser");
  expect(JSON.stringify(there)).toContain("runAsNonRoot");
});

test("only the API server's tunnel reaches the forwarder, which reaches nothing", () => {
  const [service] = rendered("templates/service.yaml", given);
  expect(service).toMatchObject({ kind: "Service", spec: { type: "ClusterIP" } });
  const [policy] = rendered("templates/network-policy.yaml", given);
  expect(policy).toMatchObject({ spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } });
  const spec = policy?.spec as { ingress: { from: object[]; ports: object[] }[]; egress?: Json };
  expect(spec.egress).toBeUndefined();
  expect(spec.ingress.flatMap(({ from }) => from)).toHaveLength(1);
  expect(JSON.stringify(spec.ingress)).toContain("konnectivity-agent");
});

const administrator = {
  users: [{ user: { "client-certificate-data": "Y2VydA==", "client-key-data": "a2V5" } }],
};
const registry = { apiVersion: "v1", kind: "Secret", type: "kubernetes.io/dockerconfigjson", data: { a: "b" } };

/** Stubs of a cluster, with the forwarder's certificate or without. */
function cluster(certificate: string | undefined, admin: object = administrator): Record<string, string> {
  const old = certificate === undefined ? "exit 1" : `echo '${JSON.stringify({ data: { "tls.crt": certificate } })}'`;
  return {
    kubectl: `case "$*" in
      "get secret all-icr-io"*) echo '${JSON.stringify({ ...registry, metadata: { uid: "1", namespace: "default" } })}' ;;
      "get secret api-audit-tls"*) ${old} ;;
      "create secret tls"*) echo "a Secret" ;;
      "apply -f -") cat >> applied ;;
      "config view"*) echo '${JSON.stringify(admin)}' ;;
    esac`,
    ibmcloud: `case "$*" in *"ca get"*) echo '{"caCert":"Y2E="}' ;; esac`,
  };
}

function forwarderScript(): string {
  const script = path.join(scratch(), "audit-webhook.sh");
  fs.writeFileSync(script, files.get("stacks/retail-apps/runbooks/audit-webhook.sh") ?? "");
  return script;
}

function pem(days: number): string {
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=a"];
  return Buffer.from(execFileSync("openssl", [...args, "-days", String(days)], { stdio: "pipe" })).toString("base64");
}

test("the script makes a certificate where there is none, and sets the webhook over TLS", () => {
  const ran = runScript(scratch(), forwarderScript(), [], cluster(undefined));
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.calls.filter((call) => call.startsWith("kubectl create secret tls api-audit-tls"))).toHaveLength(1);
  const [set] = ran.calls.filter((call) => call.includes("audit-webhook set"));
  expect(set).toContain("--remote-server https://127.0.0.1:2040/api/v1/namespaces/api-audit/services/https:api-audit:");
  expect(ran.calls.at(-1)).toBe("ibmcloud ks cluster master audit-webhook get --cluster retail-apps");
  // The secret that pulls goes into the forwarder's namespace, without what belongs to the other one.
  const applied = fs.readFileSync(path.join(scratch(), "applied"), "utf8");
  const copied = JSON.parse(applied.slice(0, applied.indexOf("a Secret"))) as JsonObject;
  expect(copied).toEqual({ ...registry, metadata: { name: "registry", namespace: "api-audit" } });
  // Neither certificates nor keys are words of a command.
  expect(ran.calls.join("\n")).not.toMatch(/Y2VydA|BEGIN|a2V5/);
});

test.each([
  ["one that is good for long stays", 300, 0],
  ["one that ends soon is made anew", 5, 1],
])("of the forwarder's certificates, %s", (_, days, made) => {
  const ran = runScript(scratch(), forwarderScript(), [], cluster(pem(days)));
  expect(ran.code).toBe(0);
  expect(ran.calls.filter((call) => call.startsWith("kubectl create secret tls"))).toHaveLength(made);
});

test("without the stack of the agents, or an administrator's certificates, no webhook is set", () => {
  const nobody = runScript(scratch(), forwarderScript(), [], { kubectl: "exit 1", ibmcloud: "" });
  expect(nobody).toMatchObject({ code: 2, calls: ["kubectl get namespace api-audit"] });
  const elsewhere = runScript(scratch(), forwarderScript(), ["public"], cluster(pem(300)));
  expect(elsewhere).toMatchObject({ code: 2, calls: [] });
  const user = { users: [{ user: {} }] };
  const refused = runScript(scratch(), forwarderScript(), [], cluster(pem(300), user));
  expect(refused.code).not.toBe(0);
  expect(refused.calls.filter((call) => call.includes("audit-webhook set"))).toEqual([]);
});
