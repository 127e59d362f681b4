import type { Json, JsonObject } from "../../../src/terraform/configuration";
import { foreign } from "./foreign";
import { body, findings, found, type Resources } from "./judging";

test.each<[string, string, string, Json]>([
  ["a chart without its version", "logs", "version", null],
  ["a chart from somebody else", "logs", "repository", "oci://registry.example.com/observe"],
  ["an API key", "logs", "set_sensitive", [{ name: "secret.iamAPIKey", value: "${var.key}" }]],
  ["a later value that weakens", "logs", "set_wo", [{ name: "env.iamMode", value: "IAMAPIKey" }]],
  ["another namespace", "logs", "namespace", "default"],
  ["a namespace that Helm makes", "audit", "create_namespace", true],
  ["an access key", "monitoring", "set", [{ name: "global.sysdig.accessKey", value: "${var.key}" }]],
  ["tolerations of some taints", "logs", "set_list", [{ name: "tolerations", value: ["edge"] }]],
  ["one toleration by its path", "logs", "set", [{ name: "tolerations[0].key", value: "dedicated" }]],
  ["values that are known at apply", "monitoring", "values", ['${file("values.yaml")}']],
  ["values that are no YAML", "monitoring", "values", ["a: [b"]],
])("in agents that somebody installed by hand, %s is found", (what, name, argument, value) => {
  const rules = found((resources) => {
    body(resources, `helm_release.${name}`)[argument] = value;
  });
  process.stdout.write(`agents: tried ${what}; found by ${rules.join(", ")}\n`);
  expect(rules).not.toEqual([]);
});

/** Rules that find something in an agent with these arguments in place of its own. */
const agent = (name: string, change: JsonObject) =>
  found((resources) => Object.assign(body(resources, `helm_release.${name}`), change));

test("single values that are one expression may set anything, and later ones win over them", () => {
  const ofLogs = [
    "agent-image-pinned unknown",
    "agent-on-every-node unknown",
    "logs-agent-by-profile unknown",
    "logs-agent-identity unknown",
    "logs-agent-private unknown",
    "logs-agent-reads-all unknown",
    "logs-agent-reads-nodes unknown",
  ];
  const expression = '${var.key != null ? [{ name = "secret.iamAPIKey", value = var.key }] : []}';
  expect(agent("logs", { set_sensitive: expression })).toEqual(ofLogs);
  expect(agent("logs", { set: "${concat(var.a, var.b)}" })).toEqual(ofLogs);
  expect(agent("logs", { set_list: [{ name: "${var.name}", value: [] }] })).toEqual(ofLogs);
  expect(agent("logs", { dynamic: { set_list: { for_each: "${var.more}", content: {} } } })).toEqual(ofLogs);
  const { set } = body(foreign() as Resources, "helm_release.logs");
  const tolerations = { name: "tolerations", value: [{ operator: "Exists" }] };
  const said = { set: "${var.set}", set_list: [tolerations], set_wo: set as Json };
  expect(agent("logs", said)).toEqual(["logs-agent-by-profile unknown", "logs-agent-reads-all unknown"]);
});

test("of the host that logs go to, an instance's id may be a reference, and what stands behind it may not", () => {
  const host = (value: Json) => agent("logs", { set_wo: [{ name: "env.ingestionHost", value }] });
  const guid = "${ibm_resource_instance.logs.guid}";
  expect(host(`${guid}.ingress.private.eu-de.logs.cloud.ibm.com`)).toEqual([]);
  expect(host("c0ffee.ingress.eu-de.logs.cloud.ibm.com")).toEqual(["logs-agent-private"]);
  for (const unknown of [
    guid,
    `${guid}.ingress.eu-de.logs.cloud.ibm.com`,
    `${guid}.ingress.private.eu-de.logs.cloud.ibm.com.example.com`,
    `example.com/${guid}.ingress.private.eu-de.logs.cloud.ibm.com`,
    "${var.guid}.ingress.private.${var.domain}",
    "%{ if var.far }example.com/%{ endif }.ingress.private.eu-de.logs.cloud.ibm.com",
    '${var.far ? "a" : "b"}${var.id}.ingress.private.eu-de.logs.cloud.ibm.com',
  ])
    expect([unknown, host(unknown)]).toEqual([unknown, ["logs-agent-private unknown"]]);
});

test("a value is put together from documents and from the names below it", () => {
  const more = (...entries: [string, Json][]) => {
    const { set } = body(foreign() as Resources, "helm_release.logs");
    return [...(set as Json[]), ...entries.map(([name, value]) => ({ name, value }))];
  };
  const missing = ["agent-on-every-node"];
  expect(agent("logs", { values: [] })).toEqual(missing);
  expect(agent("logs", { values: [], set: more(["tolerations[0].operator", "Exists"]) })).toEqual([]);
  expect(agent("logs", { values: null, set: more(["tolerations[1].operator", "Exists"]) })).toEqual([]);
  expect(agent("logs", { set: more(["tolerations[0].operator", "Equal"]) })).toEqual(missing);
  expect(agent("logs", { set: more(["tolerations[0].key", "dedicated"]) })).toEqual(missing);
  expect(agent("logs", { set: more(["tolerations[1].key", "dedicated"]) })).toEqual([]);
  expect(agent("logs", { set: more(["tolerations[0].operator", "${var.operator}"]) })).toEqual([
    "agent-on-every-node unknown",
  ]);
  const { values } = body(foreign() as Resources, "helm_release.monitoring");
  const over = (text: string) => agent("monitoring", { values: [...(values as Json[]), text] });
  expect(over("agent: { priorityClassName: high }")).toEqual([]);
  expect(over("agent: { ebpf: { enabled: false } }")).toEqual(["agent-without-kernel-module"]);
  expect(over('{"agent":{"ebpf":"${var.ebpf}"}}')).toEqual(["agent-without-kernel-module unknown"]);
  const ebpf = (type: string | null) =>
    agent("monitoring", { set: [{ name: "agent.ebpf.enabled", value: "true", type }] });
  expect(ebpf(null)).toEqual([]);
  expect(ebpf("string")).toEqual(["agent-without-kernel-module"]);
});

test("an agent's chart is known by its name in a path, an address or a packed file", () => {
  const key = { set: [{ name: "global.sysdig.accessKey", value: "k" }] };
  const monitoring = (chart: string, more: JsonObject = {}) => agent("monitoring", { chart, ...more, ...key });
  const keyed = ["monitoring-key-by-reference"];
  expect(monitoring("https://charts.sysdig.com/charts/sysdig-deploy-1.2.3.tgz", { version: null })).toEqual(keyed);
  expect(monitoring("https://charts.example.com/sysdig-deploy-1.2.3.tgz?a=b")).toEqual([
    "agent-chart-source",
    ...keyed,
  ]);
  expect(monitoring("oci://icr.io/ext/sysdig/sysdig-deploy", { repository: null })).toEqual(keyed);
  expect(monitoring("${path.module}/charts/sysdig-deploy")).toEqual(keyed);
  const own = "oci://icr.io/own/logs-agent-helm";
  expect(agent("logs", { chart: "charts/logs-agent-helm-1.9.0.tgz", version: null })).toEqual([]);
  expect(agent("logs", { chart: "charts/logs-agent-helm-next.tgz" })).toEqual(["logs-agent-installed"]);
  expect(agent("logs", { chart: own, repository: null, version: null })).toEqual(["agent-chart-pinned"]);
});

test.each<[string, string, string]>([
  ["agent", "https://charts.sysdig.com", "sysdig.accessKey"],
  ["shield", "https://charts.sysdig.com/", "sysdig_endpoint.access_key"],
  ["shield", "oci://quay.io/sysdig", "sysdig_endpoint.secure_api_token"],
  ["cluster-shield", "oci://icr.io/ext/sysdig", "cluster_shield.sysdig_endpoint.access_key"],
  ["cluster-shield", "https://charts.sysdig.com", "global.sysdig.secureAPIToken"],
  ["sysdig-deploy", "https://charts.sysdig.com", "agent.sysdig.accessKey"],
  ["${var.chart}", "https://charts.sysdig.com", "global.sysdig.accessKey"],
])("no key is given to the chart %s of %s as %s", (chart, repository, name) => {
  const verdicts = (value: string | null, from = repository) => {
    const set_sensitive = value === null ? [] : [{ name, value }];
    return findings({ helm_release: { a: { chart, repository: from, set_sensitive } } })
      .filter(({ rule, argument }) => rule === "monitoring-key-by-reference" && argument === `values ${name}`)
      .map(({ verdict }) => verdict);
  };
  expect(verdicts("not-a-real-key")).toEqual(["violation"]);
  expect(verdicts("${var.key}")).toEqual(["violation"]);
  expect(verdicts("${var.key != null ? var.key : null}")).toEqual(["unknown"]);
  expect(verdicts("")).toEqual(["compliant"]);
  expect(verdicts(null)).toEqual(["compliant"]);
  if (chart !== "sysdig-deploy") expect(verdicts("k", "https://charts.example.com")).toEqual([]);
});

test("whether an agent is there is unknown where nobody can tell what a release brings", () => {
  const none = ["logs-agent-installed"];
  const nobodyKnows = ["logs-agent-installed unknown"];
  const logs = (change: JsonObject) => agent("logs", change);
  expect(logs({ chart: "${var.chart}" })).toEqual(nobodyKnows);
  expect(logs({ chart: "${var.chart}", repository: "${var.repository}" })).toEqual(nobodyKnows);
  expect(logs({ chart: "${var.charts}/${var.name}", repository: null })).toEqual(nobodyKnows);
  expect(logs({ chart: "${var.chart}", repository: "https://charts.example.com" })).toEqual(none);
  expect(logs({ chart: "nginx", repository: "${var.repository}" })).toEqual(none);
  const named = (value: string) => logs({ chart: "${var.chart}", set: [{ name: "clusterName", value }] });
  expect(named("another")).toEqual(none);
  expect(named("prod")).toEqual(nobodyKnows);
  const missing = "monitoring-agent-installed unknown";
  expect(agent("monitoring", { chart: "shield" })).toEqual([missing]);
  expect(agent("monitoring", { chart: "shield", repository: "${var.repository}" })).toEqual([missing]);
  expect(agent("monitoring", { chart: "shield", repository: "https://charts.example.com" })).toEqual([
    "monitoring-agent-installed",
  ]);
  const { set } = body(foreign() as Resources, "helm_release.logs");
  const elsewhere = { name: "clusterName", value: "${data.ibm_container_vpc_cluster.other.name}" };
  expect(logs({ set: [...(set as Json[]), elsewhere] })).toEqual(nobodyKnows);
});
