import * as fs from "node:fs";
import * as path from "node:path";
import { App, TerraformStack } from "cdktf";
import { parse } from "yaml";
import { Platform } from "../../../src/index";
import { judgeApp } from "../../../src/judge/pipeline";
import { PrivateNetwork, type PrivateNetworkProps } from "../../../src/systems/network";
import { VpcCluster, type VpcClusterProps } from "../../../src/systems/vpc-cluster";
import { outputFiles } from "../../../src/write/output";
import { codesOf, faultsOf } from "../../support/faults";
import { reference, today } from "../../support/reference";
import { useScratch } from "../../support/scratch";
import { runScript } from "../../support/stub-command";

const scratch = useScratch();

function platform(region: "eu-de" | "ca-mon" = "eu-de", network: PrivateNetworkProps = {}): Platform {
  const one = new Platform(new App({ outdir: scratch() }), "acme", {
    region,
    resourceGroup: "acme-prod",
    operators: ["192.168.40.0/22"],
    runner: "192.168.40.0/24",
  });
  new PrivateNetwork(one, network);
  return one;
}

type Arguments = Record<string, unknown>;

/** Resources of a type in the cluster's stack, by name. */
function made(cluster: VpcCluster, type: string): Record<string, Arguments> {
  const { resource } = TerraformStack.of(cluster).toTerraform() as {
    resource: Record<string, Record<string, Arguments>>;
  };
  return resource[type] ?? {};
}

function build(props: Partial<VpcClusterProps> = {}, on = platform()): VpcCluster {
  return new VpcCluster(on, "apps", { version: "1.35", ...props });
}

test("the least that is said makes a cluster and an edge pool in three zones, each on its own subnets", () => {
  const cluster = build();
  const [first] = Object.values(made(cluster, "ibm_container_vpc_cluster"));
  const pools = made(cluster, "ibm_container_vpc_worker_pool");
  const zones = (one: Arguments | undefined) => (one?.zones as { name: string; subnet_id: string }[]) ?? [];
  expect(zones(first).map(({ name }) => name)).toEqual(["eu-de-1", "eu-de-2", "eu-de-3"]);
  expect(Object.keys(pools)).toEqual(["pool-edge"]);
  expect(pools["pool-edge"]).toMatchObject({
    worker_count: 3,
    labels: { dedicated: "edge" },
    taints: [{ key: "dedicated", value: "edge", effect: "NoExecute" }],
  });
  const all = [...zones(first), ...zones(pools["pool-edge"])].map(({ subnet_id }) => subnet_id);
  expect(new Set(all).size).toBe(6);
});

test("only what scales by itself has its number of workers ignored, and the add-on comes with it", () => {
  const fixed = build();
  const scaled = build({ pools: { compute: { scaling: { min: 2, max: 5 } }, batch: { size: 1 } } });
  const names = (cluster: VpcCluster) => JSON.stringify(made(cluster, "ibm_container_addons"));
  expect(Object.values(made(fixed, "ibm_container_vpc_cluster"))).toHaveLength(1);
  expect(Object.values(made(fixed, "ibm_container_vpc_cluster"))[0]?.lifecycle).toBeUndefined();
  expect(names(fixed)).not.toContain("cluster-autoscaler");
  expect(Object.values(made(scaled, "ibm_container_vpc_cluster"))).toHaveLength(1);
  expect(Object.values(made(scaled, "ibm_container_vpc_cluster"))[0]?.lifecycle).toEqual({
    ignore_changes: ["worker_count"],
  });
  expect(made(scaled, "ibm_container_vpc_worker_pool")["pool-batch"]?.lifecycle).toBeUndefined();
  expect(names(scaled)).toContain("cluster-autoscaler");
});

test("dedicated hosts carry every pool, and stand before the workers", () => {
  const cluster = build({ isolation: "dedicated" });
  const [first] = Object.values(made(cluster, "ibm_container_vpc_cluster"));
  expect(Object.keys(made(cluster, "ibm_container_dedicated_host"))).toHaveLength(3);
  for (const workers of [first, ...Object.values(made(cluster, "ibm_container_vpc_worker_pool"))]) {
    expect(workers?.host_pool_id).toBe("${ibm_container_dedicated_host_pool.hosts.id}");
    expect(workers?.depends_on).toHaveLength(3);
  }
});

test("OpenShift has a registry's storage and routers of its own, and its version says so", () => {
  const cluster = build({ offering: "openshift", version: "4.20" });
  const [first] = Object.values(made(cluster, "ibm_container_vpc_cluster"));
  expect(first).toMatchObject({ offering: "openshift", kube_version: "4.20_openshift", operating_system: "RHCOS" });
  expect(first?.cos_instance_crn).toBeDefined();
  expect(made(cluster, "ibm_container_vpc_alb_create")).toEqual({});
});

test("roles inside the cluster are for one namespace each", () => {
  const policies = Object.entries(made(build({ namespaces: ["shop", "orders"] }), "ibm_iam_access_group_policy"));
  const inside = policies.filter(([name]) => name.includes("namespace"));
  expect(inside.map(([, { resources }]) => (resources as Arguments).attributes)).toEqual([
    { namespace: "shop" },
    { namespace: "shop" },
    { namespace: "orders" },
    { namespace: "orders" },
  ]);
  const whole = policies.filter(([, { roles }]) => (roles as string[]).includes("Manager")).map(([name]) => name);
  expect(whole).toEqual(["access_management_break-glass"]);
});

const bucketOwner =
  "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555";

test("what cannot be is said before anything is made", () => {
  const seen = {
    "a version that is not there yet": codesOf(() => build({ version: "1.99" })),
    "autoscaling where the add-on is not yet": codesOf(() =>
      build({ version: "1.36", pools: { compute: { size: 1, scaling: { min: 1, max: 3 } } } }),
    ),
    "a version of the other offering": codesOf(() => build({ version: "4.20" })),
    "autoscaling below its size": codesOf(() =>
      build({ pools: { compute: { size: 1, scaling: { min: 2, max: 3 } } } }),
    ),
    "autoscaling without room": codesOf(() => build({ pools: { compute: { scaling: { min: 2, max: 2 } } } })),
    "hosts where there are none": codesOf(() => build({ isolation: "dedicated" }, platform("ca-mon"))),
    "a gateway pool without its tier": codesOf(() => build({ pools: { gateway: {} } })),
    "all of it at once": codesOf(() =>
      build(
        {
          version: "1.36",
          isolation: "dedicated",
          pools: { compute: { size: 1, scaling: { min: 2, max: 3 } }, gateway: {} },
          bindings: { a: { instance: `${bucketOwner}::`, namespace: "b" } },
          logs: `${bucketOwner}::`,
          podSubnet: "10.0.0.0/30",
        },
        platform("ca-mon"),
      ),
    ),
    "a name that is too long": codesOf(() => new VpcCluster(platform(), "a".repeat(40), { version: "1.35" })),
  };
  for (const [what, codes] of Object.entries(seen)) process.stdout.write(`tried: ${what}; refused: ${codes}\n`);
  expect(Object.values(seen)).toEqual([
    ["VC001"],
    ["VC008"],
    ["VC001"],
    ["VC002"],
    ["VC002"],
    ["VC003"],
    ["NW030"],
    ["VC008", "NW030", "VC002", "VC003", "VC004", "VC009", "CR001"],
    ["NM001"],
  ]);
});

test("pools have labels, taints and a second disk, and fix packs reach the cluster", () => {
  const cluster = build({
    fixPack: { version: "1.35.4_1531", retry: 2 },
    pools: {
      compute: { labels: { team: "web" }, secondaryStorage: "300gb.5iops-tier" },
      edge: { labels: { team: "web" } },
      gpu: {
        labels: { "example.com/accelerator": "l4" },
        taints: [
          { key: "example.com/accelerator", value: "l4" },
          { key: "purpose", value: "training", effect: "NoExecute" },
        ],
        secondaryStorage: "900gb.10iops-tier",
      },
    },
  });
  const [first] = Object.values(made(cluster, "ibm_container_vpc_cluster"));
  expect(first).toMatchObject({
    patch_version: "1.35.4_1531",
    retry_patch_version: 2,
    worker_labels: { pool: "compute", team: "web" },
    secondary_storage: "300gb.5iops-tier",
  });
  const { "pool-gpu": gpu, "pool-edge": edge } = made(cluster, "ibm_container_vpc_worker_pool");
  expect(gpu).toMatchObject({
    labels: { pool: "gpu", "example.com/accelerator": "l4" },
    taints: [
      { key: "example.com/accelerator", value: "l4", effect: "NoSchedule" },
      { key: "purpose", value: "training", effect: "NoExecute" },
    ],
    secondary_storage: "900gb.10iops-tier",
  });
  expect(edge).toMatchObject({ labels: { dedicated: "edge", team: "web" } });
  expect(edge?.secondary_storage).toBeUndefined();
});

test("taints, labels and fix packs that cannot be are refused where they stand", () => {
  const taint = { key: "purpose", value: "batch" };
  const labels = (key: string, value = "a") => codesOf(() => build({ pools: { batch: { labels: { [key]: value } } } }));
  for (const name of ["compute", "edge"])
    expect(faultsOf(() => build({ pools: { [name]: { taints: [taint] } } }))).toMatchObject([
      { code: "VC012", place: { path: `acme/apps.pools.${name}.taints` }, got: "purpose=batch:NoSchedule" },
    ]);
  const packs = ["1.36.1_1500", "1.35.4_1531_openshift", "1.350.4_1531"];
  expect(packs.map((version) => codesOf(() => build({ fixPack: { version } })))).toEqual(packs.map(() => ["VC013"]));
  const refused = [
    ...["dedicated", "pool", "kubernetes.io/role", "node-role.kubernetes.io/worker", "ibm-cloud.kubernetes.io/zone"],
    ...["topology.k8s.io/a", "node.openshift.io/os", "a/b/c", "/a", "-a", "a-", "A.com/a", "ä", "", "a".repeat(64)],
  ];
  const taken = ["a", "A_b.c-1", "example.com/a", "mykubernetes.io/a", "a".repeat(63), `${"a".repeat(63)}.b/c`];
  const seen = [...refused, ...taken].map((key) => [key, labels(key).length > 0]);
  process.stdout.write(`label keys: ${seen.length} tried, ${seen.filter(([, no]) => no).length} refused\n`);
  expect(seen).toEqual([...refused.map((key) => [key, true]), ...taken.map((key) => [key, false])]);
  expect(["", "-a", "a b", "a".repeat(64)].map((value) => labels("a", value).length > 0)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(codesOf(() => build({ pools: { batch: { taints: [taint, { ...taint, value: "b" }] } } }))).toHaveLength(1);
});

test("a version that ended is a finding, which the owner of a cluster that exists may waive", () => {
  for (const version of ["1.33", "1.34"]) {
    const { platforms } = judgeApp(App.of(build({ version })) as App, today);
    const found = platforms.flatMap(({ check }) => check.findings).filter(({ verdict }) => verdict === "violation");
    const old = found.filter(({ rule }) => rule === "version-supported");
    expect(old.map(({ control, waivable }) => [control, waivable])).toEqual([
      ["IKS-01", true],
      ["IKS-90", true],
    ]);
  }
});

test("clusters of one VPC reach the endpoint gateways that they share, in whichever subnets they are", () => {
  const tiers = { "edge-two": { prefixLength: 26 }, "workers-two": { prefixLength: 24 } };
  const on = platform("eu-de", { range: "10.10.0.0/16", tiers });
  build({}, on);
  const own = { podSubnet: "172.22.0.0/16", serviceSubnet: "172.23.0.0/16" };
  new VpcCluster(on, "more", {
    version: "1.35",
    ...own,
    pools: { compute: { tier: "workers-two" }, edge: { tier: "edge-two" } },
  });
  const { resource } = on.foundations.toTerraform() as { resource: Record<string, Record<string, Arguments>> };
  const blockOf = (tier: string) => String(resource.ibm_is_subnet?.[`network_vpc_${tier}-1`]?.ipv4_cidr_block);
  const opened = (tier: string, other: string, direction: string) =>
    ((resource.ibm_is_network_acl?.[`network_vpc_acl-${tier}-1`]?.rules ?? []) as Arguments[])
      .filter((rule) => rule.direction === direction && rule.action === "allow")
      .filter((rule) => rule[direction === "outbound" ? "destination" : "source"] === blockOf(other))
      .map((rule) => rule.port_min)
      .filter((port) => port === 443 || port === 4443)
      .sort();
  const pairs = [
    ["workers", "workers-two"],
    ["edge", "workers-two"],
    ["workers-two", "edge"],
  ] as const;
  for (const [tier, other] of pairs) {
    expect([tier, opened(tier, other, "outbound")]).toEqual([tier, [443, 4443]]);
    expect([other, opened(other, tier, "inbound")]).toEqual([other, [443, 4443]]);
  }
});

test("a tier that is missing is said with who asks for it, which there are, and what to write", () => {
  const faults = (network: PrivateNetworkProps, props: Partial<VpcClusterProps>) =>
    faultsOf(() => build(props, platform("eu-de", network)));
  expect(faults({}, { pools: { gateway: {} } })).toEqual([
    {
      code: "NW030",
      message: "unknown tier gateway, required by worker pool gateway of apps",
      place: { path: "network.tiers" },
      expected: "edge, workers, endpoints",
      got: "gateway",
      fix: "Add gateway: { prefixLength: 27 } to network.tiers, and keep the existing entries.",
    },
  ]);
  const account = "a/0123456789abcdef0123456789abcdef";
  const bare = {
    range: "10.10.0.0/16",
    existing: {
      vpc: `crn:v1:bluemix:public:is:eu-de:${account}::vpc:r010-51111111-2222-4333-8444-555555555555`,
      subnets: {
        workers: [
          {
            crn: `crn:v1:bluemix:public:is:eu-de-1:${account}::subnet:02b7-21111111-2222-4333-8444-555555555555`,
            cidr: "10.10.1.0/24",
          },
        ],
      },
    },
  };
  expect(faults(bare, {}).map(({ code, got, message }) => [code, got, message])).toEqual([
    ["NW030", "edge", "unknown tier edge, required by worker pool edge of apps"],
    ["NW030", "endpoints", "unknown tier endpoints, required by apps for the private endpoints of IBM's services"],
  ]);
  const existing = {
    vpc: `crn:v1:bluemix:public:is:eu-de:a/${"1".repeat(32)}::vpc:r010-0a1b2c3d-1111-4222-8333-444455556666`,
    subnets: {
      workers: [
        {
          crn: `crn:v1:bluemix:public:is:eu-de-1:a/${"1".repeat(32)}::subnet:02b7-0a1b2c3d-1111-4222-8333-444455556666`,
          cidr: "10.240.1.0/24",
        },
      ],
    },
  };
  expect(faults({ range: "10.240.0.0/16", existing }, {}).map(({ place, fix }) => [place.path, fix])).toContainEqual([
    "network.existing.subnets",
    "Add edge: [{ crn: …, cidr: … }] to network.existing.subnets, and keep the existing entries.",
  ]);
});

test("endpoints that the cluster service makes itself are refused, all at once, and others are not", () => {
  const target = (rest: string) => ({ name: "other", crn: `crn:v1:bluemix:public:${rest}` });
  const got = (endpoints: PrivateNetworkProps["endpoints"]) =>
    faultsOf(() => build({}, platform("eu-de", { endpoints }))).map(({ code, place, got }) => [code, place.path, got]);
  expect(got(["iam", "kms", "cloud-object-storage", "containers-kubernetes", "resource-controller"])).toEqual([
    ["VC011", "network.endpoints[0]", "iam"],
    ["VC011", "network.endpoints[2]", "cloud-object-storage"],
    ["VC011", "network.endpoints[3]", "containers-kubernetes"],
  ]);
  for (const rest of [
    "iam-svcs:global:::endpoint:private.iam.cloud.ibm.com",
    "cloud-object-storage:global:::endpoint:config.direct.cloud-object-storage.cloud.ibm.com",
    "container-registry:eu-de:::endpoint:de.icr.io",
    "is:eu-de:::endpoint:eu-de.private.iaas.cloud.ibm.com",
  ])
    expect(got([target(rest)])).toEqual([["VC011", "network.endpoints[0]", "other"]]);
  const elsewhere = "endpoint:s3.direct.us-south.cloud-object-storage.appdomain.cloud";
  expect(got([target(`cloud-object-storage:global:::${elsewhere}`)])).toEqual([]);
});

test("endpoints of databases and of services have names of their own, and so have their addresses", () => {
  const on = platform("eu-de", {
    tiers: {
      ...{ edge: { prefixLength: 26 }, workers: { prefixLength: 24 }, endpoints: { prefixLength: 27 } },
      ...{ "edge-two": { prefixLength: 26 }, "workers-two": { prefixLength: 24 } },
    },
  });
  const service = "databases-for-postgresql";
  const first = build({ databases: { orders: { service }, kms: { service } } }, on);
  const more = new VpcCluster(on, "more", {
    version: "1.35",
    pools: { compute: { tier: "workers-two" }, edge: { tier: "edge-two" } },
    podSubnet: "172.22.0.0/16",
    serviceSubnet: "172.23.0.0/16",
    databases: { orders: { service } },
  });
  const named = (type: string) =>
    [on.foundations, TerraformStack.of(first), TerraformStack.of(more)].flatMap((stack) => {
      const { resource } = stack.toTerraform() as { resource: Record<string, Record<string, Arguments>> };
      return Object.values(resource[type] ?? {}).map(({ name }) => name);
    });
  expect(named("ibm_is_virtual_endpoint_gateway").sort()).toEqual([
    "acme-apps-kms",
    "acme-apps-orders",
    "acme-kms",
    "acme-more-orders",
  ]);
  expect(new Set(named("ibm_is_subnet_reserved_ip")).size).toBe(12);
  expect(named("ibm_is_subnet_reserved_ip")).toContain("acme-apps-orders-1");
});

const account = "a/0123456789abcdef0123456789abcdef";
const crn = (service: string) =>
  `crn:v1:bluemix:public:${service}:eu-de:${account}:51111111-2222-4333-8444-555555555555`;
const watched = {
  logs: `${crn("logs")}::`,
  monitoring: { accessKey: `${crn("secrets-manager")}:secret:71111111-2222-4333-8444-555555555555` },
  apiAudit: { image: `private.de.icr.io/acme/node@sha256:${"4".repeat(64)}` },
};

test("two clusters of one platform share authorizations and not subnets, and that they share a VPC is found", () => {
  const one = platform("eu-de", {
    tiers: {
      edge: { prefixLength: 26 },
      workers: { prefixLength: 24 },
      endpoints: { prefixLength: 27 },
      "edge-two": { prefixLength: 26 },
      "workers-two": { prefixLength: 24 },
    },
  });
  build(watched, one);
  new VpcCluster(one, "more", {
    version: "1.35",
    ...watched,
    pools: { compute: { tier: "workers-two" }, edge: { tier: "edge-two" } },
    podSubnet: "172.22.0.0/16",
    serviceSubnet: "172.23.0.0/16",
  });
  const { platforms } = judgeApp(one.node.root as App, today);
  const found = platforms.flatMap(({ check }) => check.findings.filter(({ verdict }) => verdict === "violation"));
  expect([...new Set(found.map(({ control }) => control))]).toEqual(["CE-62", "VC-02"]);
});

test("a cluster stands in a VPC and on subnets that exist, and makes neither", () => {
  const id = (part: string, zone: number) => `02${zone}7-0a1b2c3d-1111-4222-8333-${part.padStart(11, "0")}${zone}`;
  const tier = (part: string, block: number) =>
    [1, 2, 3].map((zone) => ({
      crn: `crn:v1:bluemix:public:is:eu-de-${zone}:${account}::subnet:${id(part, zone)}`,
      cidr: `10.10.${block + zone}.0/24`,
    }));
  const vpc = "r010-0a1b2c3d-1111-4222-8333-444455556666";
  const on = platform("eu-de", {
    range: "10.10.0.0/16",
    existing: {
      vpc: `crn:v1:bluemix:public:is:eu-de:${account}::vpc:${vpc}`,
      subnets: { workers: tier("a", 0), edge: tier("b", 10), endpoints: tier("c", 20) },
    },
  });
  const [first] = Object.values(made(build({}, on), "ibm_container_vpc_cluster"));
  expect(first?.vpc_id).toBe(vpc);
  expect(first?.zones).toEqual([1, 2, 3].map((zone) => ({ name: `eu-de-${zone}`, subnet_id: id("a", zone) })));
  const { resource } = on.foundations.toTerraform() as { resource: Arguments };
  expect(Object.keys(resource)).not.toEqual(expect.arrayContaining(["ibm_is_vpc"]));
  expect(Object.keys(resource)).not.toEqual(expect.arrayContaining(["ibm_is_subnet"]));
});

const { files } = outputFiles(reference("vpc-cluster"), false);
const file = (name: string): string => files.get(`stacks/retail-apps/${name}`) ?? "";
const key = "crn:v1:bluemix:public:kms:eu-de:a/0123456789abcdef0123456789abcdef:1:key:2";

test("the storage classes are encrypted with the stack's own key, which is never typed", () => {
  const script = path.join(scratch(), "storage-classes.sh");
  fs.writeFileSync(script, file("runbooks/storage-classes.sh"));
  const stubs = { terraform: `echo '${key}'`, kubectl: "case $1 in apply) cat ;; esac" };
  const ran = runScript(scratch(), script, [], stubs);
  expect(ran).toMatchObject({ code: 0, err: "" });
  const classes = ran.out.split("---\n").map((text) => parse(text) as Arguments);
  expect(classes).toHaveLength(2);
  for (const one of classes) {
    expect(one).toMatchObject({
      reclaimPolicy: "Retain",
      volumeBindingMode: "WaitForFirstConsumer",
      parameters: { encrypted: "true", encryptionKey: key },
    });
  }
  expect(ran.calls.filter((call) => call.includes("IsStorageClassDefault"))).toHaveLength(1);
  const unapplied = runScript(scratch(), script, [], { ...stubs, terraform: "echo nothing" });
  expect(unapplied).toMatchObject({ code: 2, calls: ["terraform output -raw volumes_key"] });
});

test("the CA is rotated after the workers are replaced, and the configuration is fetched twice", () => {
  const text = files.get("runbooks/retail/ca-rotation.md") ?? "";
  const order = ["ca create", "cluster get", "ca status", "cluster config", "worker replace", "ca rotate", "ca status"];
  let place = -1;
  const places = order.map((step) => {
    place = text.indexOf(step, place + 1);
    return place;
  });
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(text.lastIndexOf("Download the configuration again")).toBeGreaterThan(places.at(-1) ?? 0);
});

test.each([
  ["ingress shop/web shop.example.com", "shop", "false", 0],
  ["", "shop", "false", 1],
  ["ingress shop/web shop.example.com", "public", "true", 1],
])(
  "the review of what is exposed knows %j, sees a %s load balancer, enabled %s, and ends with %d",
  (known, type, on, code) => {
    const script = path.join(scratch(), "exposure-review.sh");
    fs.writeFileSync(script, file("runbooks/exposure-review.sh"));
    fs.writeFileSync(path.join(scratch(), "exposure.txt"), `# ways in\n${known} # shop team, 2026-11-01\n`);
    const ingress = `{"items":[{"metadata":{"namespace":"shop","name":"web"},"spec":{"rules":[{"host":"shop.example.com"}]}}]}`;
    const service = `{"items":[{"metadata":{"namespace":"shop","name":"web"},"spec":{"type":"ClusterIP"}}]}`;
    const ran = runScript(scratch(), script, ["exposure.txt"], {
      kubectl: `case $2 in ingress) echo '${ingress}' ;; service) echo '${service}' ;; esac`,
      ibmcloud: `echo '{"alb":[{"albID":"alb1","albType":"${type}","enable":${on}}]}'`,
    });
    expect(ran.code).toBe(code);
  },
);
