import { rules } from "../../../src/systems/vpc-cluster/rules";
import type { Json, JsonObject } from "../../../src/terraform/configuration";
import { body, findings, found } from "./judging";

const cluster = "ibm_container_vpc_cluster.prod";
const edge = "ibm_container_vpc_worker_pool.edge";

test("a cluster that somebody has written well by hand is compliant", () => {
  expect(found(() => {})).toEqual([]);
});

test("what a cluster does not say counts as what the provider does then", () => {
  const bare = findings({ ibm_container_vpc_cluster: { bare: { name: "bare", vpc_id: "v", flavor: "bx2.4x16" } } });
  const refused = new Set(bare.filter(({ verdict }) => verdict === "violation").map(({ rule }) => rule));
  expect([...refused].sort()).toEqual([
    "api-audit-forwarded",
    "boot-volume-own-key",
    "cluster-has-edge-pool",
    "cluster-restricted",
    "endpoint-private-only",
    "image-security-enforced",
    "logs-agent-installed",
    "monitoring-agent-installed",
    "operating-system-current",
    "secrets-key-awaited",
    "secrets-key-instance",
    "secrets-key-private",
    "secrets-own-key",
    "version-supported",
    "worker-security-groups",
    "workers-updated",
    "zones-balanced",
  ]);
});

test.each<[string, string, Json]>([
  ["version-supported", "kube_version", "1.3"],
  ["version-supported", "kube_version", "1.35_openshift"],
  ["version-supported unknown", "kube_version", "${var.version}"],
  ["worker-security-groups unknown", "security_groups", "${var.groups}"],
  ["zones-balanced unknown", "zones", "${var.zones}"],
  ["endpoint-private-only unknown", "disable_public_service_endpoint", "${var.private}"],
])("%s when %s is %p", (rule, argument, value) => {
  expect(found((resources) => Object.assign(body(resources, cluster), { [argument]: value }))).toContain(rule);
});

test("an OpenShift cluster has versions and operating systems of its own", () => {
  const openshift = (version: string, system: string) =>
    found((resources) => {
      Object.assign(body(resources, cluster), {
        offering: "openshift",
        kube_version: version,
        operating_system: system,
      });
      Object.assign(body(resources, edge), { operating_system: system });
    });
  expect(openshift("4.20_openshift", "RHCOS")).toEqual([]);
  expect(openshift("4.22_openshift", "RHCOS")).toEqual([]);
  expect(openshift("4.17_openshift", "RHEL_9_64")).toEqual(["operating-system-current", "version-supported"]);
  expect(openshift("1.35", "UBUNTU_24_64")).toEqual(["operating-system-current", "version-supported"]);
});

test("an authorization that nothing waits for is as good as none", () => {
  const unwaited = found((resources) => {
    body(resources, cluster).depends_on = ["ibm_iam_authorization_policy.kubernetes"];
  });
  expect(unwaited).toEqual(["boot-volume-authorized"]);
});

test("an authorization may name its service as an attribute of the subject", () => {
  const policy = (service: string) =>
    found((resources) =>
      Object.assign(body(resources, "ibm_iam_authorization_policy.disks"), {
        source_service_name: null,
        subject_attributes: [
          { name: "accountId", value: "${var.account_id}" },
          { name: "serviceName", value: service },
        ],
      }),
    );
  expect(policy("server-protect")).toEqual([]);
  expect(policy("is")).toEqual(["boot-volume-authorized"]);
});

test("zones of a cluster's restriction are IPv4 networks, some and not too many", () => {
  const zone = (addresses: Json) =>
    found((resources) => Object.assign(body(resources, "ibm_cbr_zone.operators"), { addresses }));
  const networks = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ type: "subnet", value: `10.1.${index}.0/24` }));
  expect(zone(networks(200))).toEqual([]);
  expect(zone(networks(201))).toEqual(["cluster-zone-addresses"]);
  expect(zone([])).toEqual(["cluster-zone-addresses"]);
  expect(zone([{ type: "ipAddress", value: "2001:db8::1" }])).toEqual(["cluster-zone-addresses"]);
  expect(zone([{ type: "serviceRef", ref: { account_id: "a", service_name: "kms" } }])).toEqual([
    "cluster-zone-addresses",
  ]);
});

test("a restriction that only reports, or is about another cluster, restricts nothing", () => {
  const changed = (change: (rule: JsonObject) => void) =>
    found((resources) => change(body(resources, "ibm_cbr_rule.api")));
  expect(changed((rule) => Object.assign(rule, { enforcement_mode: "report" }))).toEqual(["cluster-restricted"]);
  expect(changed((rule) => Object.assign(rule, { operations: [] }))).toEqual([]);
  expect(changed((rule) => Object.assign(rule, { contexts: [{ attributes: [] }] }))).toEqual([
    "cluster-restriction-from-zones",
  ]);
});

test("workers answer SSH to nobody outside, by security group or ACL", () => {
  const opening = { direction: "inbound", protocol: "tcp", port_min: 20, port_max: 25 };
  const group = (rule: JsonObject) =>
    found((resources) => Object.assign(body(resources, "ibm_is_security_group_rule.https"), opening, rule));
  expect(group({})).toEqual(["no-ssh-to-workers"]);
  expect(group({ remote: "10.10.20.0/24" })).toEqual([]);
  expect(group({ direction: "outbound" })).toEqual([]);
  expect(group({ protocol: "udp" })).toEqual([]);
  const acl = (source: string) =>
    found((resources) => {
      body(resources, "ibm_is_network_acl.workers").rules = [{ ...opening, name: "a", action: "allow", source }];
    });
  expect(acl("0.0.0.0/0")).toEqual(["no-ssh-to-workers"]);
  expect(acl("10.10.0.0/17")).toEqual([]);
});

test("what nobody can know of a way to port 22 is unknown", () => {
  const opening = { direction: "inbound", protocol: "tcp", port_min: 22, port_max: 22 };
  const group = (rule: JsonObject) =>
    found((resources) => Object.assign(body(resources, "ibm_is_security_group_rule.https"), opening, rule));
  expect(group({ remote: "${var.network}" })).toEqual(["no-ssh-to-workers unknown"]);
  expect(group({ port_min: "${var.port}", port_max: "${var.port}" })).toEqual(["no-ssh-to-workers unknown"]);
  expect(group({ remote: "${ibm_is_subnet.edge_1.ipv4_cidr_block}" })).toEqual([]);
  const acl = (content: JsonObject) =>
    found((resources) => {
      (resources.ibm_is_network_acl as Record<string, JsonObject>).workers = content;
    });
  expect(acl({ dynamic: { rules: { for_each: "${var.rules}", content: {} } } })).toEqual(["no-ssh-to-workers unknown"]);
  expect(acl({ rules: "${var.rules}" })).toEqual(["no-ssh-to-workers unknown"]);
});

test("ports in a block are the ports of a rule, and what an ACL denies first stays denied", () => {
  const group = (rule: JsonObject) =>
    found((resources) => {
      (resources.ibm_is_security_group_rule as Record<string, JsonObject>).https = {
        group: "${ibm_is_security_group.workers.id}",
        direction: "inbound",
        ...rule,
      };
    });
  expect(group({ tcp: { port_min: 443, port_max: 443 } })).toEqual([]);
  expect(group({ udp: [{}] })).toEqual([]);
  expect(group({ tcp: [{ port_min: 1, port_max: 443 }] })).toEqual(["no-ssh-to-workers"]);
  expect(group({ tcp: {} })).toEqual(["no-ssh-to-workers"]);
  const everywhere = { direction: "inbound", source: "0.0.0.0/0", destination: "0.0.0.0/0" };
  const allow = { ...everywhere, name: "a", action: "allow", protocol: "tcp" };
  const deny = { ...allow, name: "d", action: "deny", port_min: 22, port_max: 22 };
  const acl = (...rules: JsonObject[]) =>
    found((resources) => Object.assign(body(resources, "ibm_is_network_acl.workers"), { rules }));
  expect(acl({ ...allow, protocol: null, tcp: { port_min: 443, port_max: 443 } })).toEqual([]);
  expect(acl({ ...allow, port_min: 22, port_max: 22, tcp: { port_min: 443 } })).toEqual(["no-ssh-to-workers"]);
  expect(acl(deny, allow)).toEqual([]);
  expect(acl(allow, deny)).toEqual(["no-ssh-to-workers"]);
  expect(acl({ ...deny, source_port_min: 1, source_port_max: 1023 }, allow)).toEqual(["no-ssh-to-workers"]);
  expect(acl({ ...deny, source: "192.168.0.0/16" }, allow)).toEqual(["no-ssh-to-workers"]);
  expect(acl({ ...deny, source: "192.168.0.0/16" }, { ...allow, source: "192.168.4.0/24" })).toEqual([]);
});

test("an edge pool is one by its name, its taint or its label", () => {
  const pool = (change: JsonObject) => found((resources) => Object.assign(body(resources, edge), change));
  expect(pool({ labels: null })).toEqual(["edge-pool-label"]);
  expect(pool({ labels: null, worker_pool_name: "front" })).toEqual(["edge-pool-label"]);
  expect(pool({ taints: [], worker_pool_name: "front" })).toEqual(["edge-pool-taint"]);
  expect(pool({ worker_count: 2 })).toEqual(["edge-pool-size"]);
  const bare = (name: string) => pool({ taints: [], labels: null, worker_pool_name: name, worker_count: 1 });
  for (const name of ["edge-pool", "edge_a", "prod-edge", "edge1", "edgePool"])
    expect(bare(name)).toEqual(["edge-pool-label", "edge-pool-size", "edge-pool-taint"]);
  expect(bare("gateway_1")).toEqual(["cluster-has-edge-pool", "edge-pool-label", "edge-pool-taint"]);
  for (const name of ["front", "knowledge", "edges"]) expect(bare(name)).toEqual(["cluster-has-edge-pool"]);
});

test("a pool that nobody can tell from others is unknown, and so is a part of one that is a reference", () => {
  const pool = (change: JsonObject) => found((resources) => Object.assign(body(resources, edge), change));
  const hidden = ["cluster-has-edge-pool", "edge-own-subnets", "edge-pool-label", "edge-pool-size", "edge-pool-taint"];
  const unknown = hidden.map((rule) => `${rule} unknown`);
  const plain = { taints: [], labels: null, worker_pool_name: "front" };
  expect(pool({ ...plain, worker_pool_name: "${each.key}" })).toEqual(unknown);
  expect(pool({ ...plain, labels: "${each.value.labels}" })).toEqual(unknown);
  expect(pool({ ...plain, labels: { dedicated: "${var.purpose}" } })).toEqual(unknown);
  expect(pool({ ...plain, taints: "${var.taints}" })).toEqual(unknown);
  expect(pool({ ...plain, taints: [{ key: "dedicated", value: "${var.purpose}", effect: "NoExecute" }] })).toEqual(
    unknown,
  );
  expect(pool({ ...plain, taints: null, dynamic: { taints: { for_each: "${var.taints}", content: {} } } })).toEqual(
    unknown,
  );
  expect(pool({ labels: "${var.labels}" })).toEqual(["edge-pool-label unknown"]);
  expect(pool({ taints: { key: "dedicated", value: "edge", effect: "${var.effect}" } })).toEqual([
    "edge-pool-taint unknown",
  ]);
  expect(pool({ worker_pool_name: "${var.name}" })).toEqual([]);
});

test("a cluster has an edge pool of its own", () => {
  const belongs = (to: string) => found((resources) => Object.assign(body(resources, edge), { cluster: to }));
  const none = found((resources) => {
    resources.ibm_container_vpc_worker_pool = {};
  });
  expect(none).toEqual(["cluster-has-edge-pool"]);
  expect(belongs("prod")).toEqual([]);
  expect(belongs("another")).toContain("cluster-has-edge-pool");
  expect(belongs("${var.cluster}")).toContain("cluster-has-edge-pool unknown");
});

test("who else stands in an edge pool's subnets may be unknown", () => {
  const beside = (name: string) =>
    found((resources) => {
      const pools = resources.ibm_container_vpc_worker_pool as Record<string, JsonObject>;
      pools.more = { ...structuredClone(body(resources, edge)), worker_pool_name: name, labels: null, taints: [] };
    }).filter((rule) => rule.startsWith("edge-own-subnets"));
  expect(beside("front")).toEqual(["edge-own-subnets"]);
  expect(beside("${var.name}")).toEqual(["edge-own-subnets unknown"]);
});

test("pools of a cluster stand in its zones, and edge pools in subnets of their own", () => {
  const zones = (list: Json) => found((resources) => Object.assign(body(resources, edge), { zones: list }));
  const zone = (tier: string) => (number: number) => ({
    name: `us-south-${number}`,
    subnet_id: `\${ibm_is_subnet.${tier}_${number}.id}`,
  });
  expect(zones([1, 2].map(zone("edge")))).toEqual(["zones-balanced"]);
  expect(zones([1, 2, 2].map(zone("edge")))).toEqual(["zones-balanced"]);
  expect(zones([1, 2, 3].map(zone("worker")))).toEqual(["edge-own-subnets"]);
});

test("two clusters share neither a VPC nor subnets", () => {
  const second = found((resources) => {
    const clusters = resources.ibm_container_vpc_cluster as Record<string, JsonObject>;
    clusters.other = { ...structuredClone(body(resources, cluster)), name: "other" };
  });
  expect(second).toEqual([
    "cluster-has-edge-pool",
    "cluster-restricted",
    "logs-agent-installed",
    "monitoring-agent-installed",
    "one-cluster-per-vpc",
    "subnets-of-one-cluster",
  ]);
});

test("only the size of pools that scale by themselves is overlooked", () => {
  const pool = (names: Json, addOn: string) =>
    found((resources) => {
      resources.ibm_container_addons = {
        a: { cluster: `\${${cluster}.id}`, manage_all_addons: false, addons: { name: addOn } },
      };
      body(resources, edge).lifecycle = { ignore_changes: names };
    });
  expect(pool(["worker_count"], "cluster-autoscaler")).not.toContain("ignored-changes-exact");
  expect(pool(["worker_count"], "vpc-block-csi-driver")).toContain("ignored-changes-exact");
  expect(pool(["worker_count", "labels"], "cluster-autoscaler")).toContain("ignored-changes-exact");
  expect(pool("all", "cluster-autoscaler")).toContain("ignored-changes-exact");
});

test("dedicated hosts are for all of a cluster, in each of its zones", () => {
  const hosts = (zones: readonly number[], pools: readonly string[]) =>
    found((resources) => {
      resources.ibm_container_dedicated_host_pool = { own: { name: "own", metro: "dal", flavor_class: "bx2d" } };
      resources.ibm_container_dedicated_host = Object.fromEntries(
        zones.map((zone) => [
          `host_${zone}`,
          { zone: `us-south-${zone}`, host_pool_id: "${ibm_container_dedicated_host_pool.own.id}" },
        ]),
      );
      for (const pool of pools) body(resources, pool).host_pool_id = "${ibm_container_dedicated_host_pool.own.id}";
    });
  expect(hosts([1, 2, 3], [cluster, edge])).toEqual([]);
  expect(hosts([1, 2, 3], [cluster])).toEqual(["dedicated-hosts-throughout"]);
  expect(hosts([1, 3], [cluster, edge])).toEqual(["dedicated-hosts-throughout"]);
});

test("rules of IBM's groups are left alone, but callers of the private endpoint are named there", () => {
  const rule = (name: string) =>
    findings(
      {
        ibm_is_security_group_rule: {
          a: { group: "${data.ibm_is_security_group.managed.id}", direction: "inbound", remote: "10.0.0.0/24" },
        },
      },
      { data: { ibm_is_security_group: { managed: { name } } } },
    )
      .filter((finding) => finding.rule === "managed-groups-untouched")
      .map(({ verdict }) => verdict);
  expect(rule("kube-c0ffee")).toEqual(["violation"]);
  expect(rule("kube-lbaas-c0ffee")).toEqual(["violation"]);
  expect(rule("kube-vpegw-c0ffee")).toEqual(["compliant"]);
  expect(rule("own")).toEqual(["compliant"]);
});

test("no rule breaks on resources that say next to nothing, or the wrong thing", () => {
  const types = [...new Set(rules.flatMap((rule) => rule.types))];
  const odd: JsonObject[] = [
    {},
    { zones: "x", labels: "x", taints: "x", security_groups: 7, kms_config: "x", cluster: 7, addons: "x", rules: "x" },
    {
      zones: [1, null],
      labels: null,
      taints: [null],
      contexts: [7],
      resources: "x",
      dynamic: { zones: {} },
      users: "x",
    },
  ];
  for (const content of odd) {
    const places = (kind: boolean) =>
      Object.fromEntries(
        types
          .filter((type) => type.startsWith("data.") === kind)
          .map((type) => [type.replace(/^data\./, ""), { a: structuredClone(content) }]),
      );
    const broken = findings(places(false), { data: places(true) }).filter(({ got }) => got?.includes("failed:"));
    expect(broken.map(({ rule, got }) => `${rule}: ${got}`)).toEqual([]);
  }
});
