import { type RehearsedStack, rehearseUpgrade } from "../../src/rehearsal";
import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue, Value } from "../../src/rehearsal/plugin/codec";
import type { JsonObject } from "../../src/terraform/configuration";
import { make, network, refusal } from "../support/cloud";
import { reference } from "../support/reference";
import { testWithTerraform } from "../support/terraform";

const ruleOf = (work: () => unknown): string => refusal(work)?.rule ?? "nothing";

/** What stands below a cluster: a VPC with a subnet, and a root key. */
function ground(cloud: Cloud) {
  const { vpc, subnet } = network(cloud);
  const kms = make(cloud, "ibm_resource_instance", { service: "kms", location: "eu-de", name: "k", plan: "t" });
  const key = make(cloud, "ibm_kms_key", { instance_id: kms.guid ?? null, key_name: "k" });
  const pool = { flavor: "bx2.8x32", zones: [{ name: "eu-de-1", subnet_id: subnet.id ?? null }] };
  const encrypted = { crk: key.key_id ?? null, kms_instance_id: kms.guid ?? null };
  const cluster = (more: ObjectValue = {}) =>
    make(cloud, "ibm_container_vpc_cluster", { name: "c", vpc_id: vpc.id ?? null, ...pool, ...more });
  return { vpc, kms, pool, encrypted, cluster };
}

function authorize(cloud: Cloud, source: string, roles: string[], target: string, instance: ObjectValue): ObjectValue {
  return make(cloud, "ibm_iam_authorization_policy", {
    source_service_name: source,
    target_service_name: target,
    target_resource_instance_id: instance.guid ?? null,
    roles,
  });
}

function opaque(cloud: Cloud, cluster: Value): ObjectValue {
  return make(cloud, "ibm_container_ingress_secret_opaque", {
    cluster,
    secret_name: "key",
    secret_namespace: "shop",
    fields: [{ crn: "crn" }],
  });
}

/** An Object Storage for a namespace. */
function drawings(cloud: Cloud): ObjectValue {
  return make(cloud, "ibm_resource_instance", {
    service: "cloud-object-storage",
    location: "global",
    name: "drawings",
  });
}

/** A cluster that an earlier apply has created. */
function standing(cloud: Cloud): ObjectValue {
  const made = ground(cloud).cluster();
  cloud.enter("", "main");
  return made;
}

function bind(cloud: Cloud, more: ObjectValue): ObjectValue {
  return make(cloud, "ibm_container_bind_service", { namespace_id: "shop", role: "Reader", ...more });
}

const scenes: readonly (readonly [string, string, (cloud: Cloud) => () => unknown])[] = [
  [
    "authorization-missing",
    "disks with a key that may only be read",
    (cloud) => {
      const { cluster, encrypted, kms } = ground(cloud);
      authorize(cloud, "containers-kubernetes", ["Reader"], "kms", kms);
      authorize(cloud, "server-protect", ["Reader"], "kms", kms);
      return () => cluster(encrypted);
    },
  ],
  [
    "authorization-missing",
    "disks with a key that block storage may not read",
    (cloud) => {
      const { cluster, encrypted, kms } = ground(cloud);
      authorize(cloud, "containers-kubernetes", ["Reader", "Authorization Delegator"], "kms", kms);
      return () => cluster(encrypted);
    },
  ],
  [
    "version-of-another-offering",
    "an OpenShift version for Kubernetes",
    (cloud) => () => ground(cloud).cluster({ offering: "kubernetes", kube_version: "4.20_openshift" }),
  ],
  [
    "openshift-incomplete",
    "OpenShift without Object Storage",
    (cloud) => () => ground(cloud).cluster({ offering: "openshift", kube_version: "4.20_openshift", worker_count: 2 }),
  ],
  [
    "too-many-security-groups",
    "a sixth security group",
    (cloud) => () => ground(cloud).cluster({ security_groups: ["cluster", "1", "2", "3", "4", "5"] }),
  ],
  [
    "no-host-in-zone",
    "workers on hosts of another zone",
    (cloud) => {
      const hosts = make(cloud, "ibm_container_dedicated_host_pool", { name: "h", metro: "fra", flavor_class: "bx2d" });
      const host = { host_pool_id: hosts.id ?? null, flavor: "bx2d.host.152x608", zone: "eu-de-2" };
      make(cloud, "ibm_container_dedicated_host", host);
      return () => ground(cloud).cluster({ host_pool_id: hosts.id ?? null });
    },
  ],
  [
    "unknown-host-flavor",
    "a host with a flavor of workers",
    (cloud) => {
      const hosts = make(cloud, "ibm_container_dedicated_host_pool", { name: "h", metro: "fra", flavor_class: "bx2d" });
      const host = { host_pool_id: hosts.id ?? null, flavor: "bx2d.8x32", zone: "eu-de-1" };
      return () => make(cloud, "ibm_container_dedicated_host", host);
    },
  ],
  [
    "unknown-balancer-type",
    "a load balancer of the type bogus",
    (cloud) => {
      const { id = null } = ground(cloud).cluster();
      return () => make(cloud, "ibm_container_vpc_alb_create", { cluster: id, type: "bogus", zone: "eu-de-1" });
    },
  ],
  [
    "balancer-without-workers",
    "a load balancer where no worker is",
    (cloud) => {
      const { id = null } = ground(cloud).cluster();
      return () => make(cloud, "ibm_container_vpc_alb_create", { cluster: id, type: "private", zone: "eu-de-3" });
    },
  ],
  [
    "unknown-add-on",
    "an add-on that does not exist",
    (cloud) => {
      const { id = null } = ground(cloud).cluster();
      return () => make(cloud, "ibm_container_addons", { cluster: id, addons: [{ name: "autoscaler" }] });
    },
  ],
  [
    "authorization-missing",
    "certificates from a Secrets Manager that the cluster may not read",
    (cloud) => {
      const { id = null } = ground(cloud).cluster();
      const secrets = make(cloud, "ibm_resource_instance", {
        service: "secrets-manager",
        location: "eu-de",
        name: "s",
      });
      return () => make(cloud, "ibm_container_ingress_instance", { cluster: id, instance_crn: secrets.crn ?? null });
    },
  ],
  [
    "no-ingress-instance",
    "a TLS secret before Secrets Manager is registered",
    (cloud) => {
      const { id = null } = standing(cloud);
      const secret = { cluster: id, secret_name: "t", secret_namespace: "shop", cert_crn: "crn" };
      return () => make(cloud, "ibm_container_ingress_secret_tls", secret);
    },
  ],
  [
    "no-such-namespace",
    "a release in a namespace that nobody made",
    (cloud) => () => make(cloud, "helm_release", { name: "r", chart: "c", namespace: "shop" }),
  ],
  [
    "no-such-namespace",
    "a secret for a namespace that nobody made",
    (cloud) => {
      const { cluster } = ground(cloud);
      const { id = null } = cluster();
      return () => opaque(cloud, id);
    },
  ],
  [
    "no-such-namespace",
    "a TLS secret in a namespace of a cluster that the same apply creates",
    (cloud) => {
      const { id = null } = ground(cloud).cluster();
      const secret = { cluster: id, secret_name: "t", secret_namespace: "shop", cert_crn: "crn" };
      return () => make(cloud, "ibm_container_ingress_secret_tls", secret);
    },
  ],
  [
    "no-such-namespace",
    "a binding in a namespace of a cluster that the same apply creates",
    (cloud) => {
      const { id = null } = ground(cloud).cluster();
      const { guid = null } = drawings(cloud);
      return () => bind(cloud, { cluster_name_id: id, service_instance_id: guid });
    },
  ],
  [
    "no-ingress-instance",
    "a secret for a cluster that knows no Secrets Manager",
    (cloud) => {
      const { cluster } = ground(cloud);
      const { id = null } = cluster();
      make(cloud, "kubernetes_namespace_v1", { metadata: [{ name: "shop" }] });
      return () => opaque(cloud, id);
    },
  ],
  [
    "dangling-reference",
    "a binding to an instance that nobody has made",
    (cloud) => {
      const { id = null } = standing(cloud);
      return () => bind(cloud, { cluster_name_id: id, service_instance_id: "51111111-2222-4333-8444-555555555555" });
    },
  ],
  [
    "dangling-reference",
    "a binding in a cluster that nobody has made",
    (cloud) => {
      const { guid = null } = drawings(cloud);
      return () => bind(cloud, { cluster_name_id: "c0ffee", service_instance_id: guid });
    },
  ],
  [
    "crn-for-guid",
    "a binding that names its instance by the CRN",
    (cloud) => {
      const { id = null } = standing(cloud);
      const { crn = null } = drawings(cloud);
      return () => bind(cloud, { cluster_name_id: id, service_instance_id: crn });
    },
  ],
  [
    "unknown-role",
    "a binding with a role in lower case",
    (cloud) => {
      const { id = null } = standing(cloud);
      const { guid = null } = drawings(cloud);
      return () => bind(cloud, { cluster_name_id: id, service_instance_id: guid, role: "reader" });
    },
  ],
  [
    "name-taken",
    "a second binding of an instance in one namespace",
    (cloud) => {
      const { id = null } = standing(cloud);
      const { guid = null } = drawings(cloud);
      bind(cloud, { cluster_name_id: id, service_instance_id: guid });
      return () => bind(cloud, { cluster_name_id: id, service_instance_id: guid, role: "Writer" });
    },
  ],
];

test.each(scenes)("%s: %s is refused", (rule, what, prepare) => {
  const refused = ruleOf(prepare(new Cloud()));
  process.stdout.write(`cloud: tried ${what}, refused: ${refused}\n`);
  expect(refused).toBe(rule);
});

test("a cluster whose keys are in order is made, and holds them", () => {
  const cloud = new Cloud();
  const { cluster, encrypted, kms } = ground(cloud);
  authorize(cloud, "containers-kubernetes", ["Reader", "Authorization Delegator"], "kms", kms);
  authorize(cloud, "server-protect", ["Reader"], "kms", kms);
  cluster(encrypted);
  const [key] = cloud.all("root key");
  expect(ruleOf(() => cloud.delete("ibm_kms_key", key?.state ?? {}))).toBe("still-in-use");
});

test("a release goes into a namespace that is there from the start, that is made, or that Helm makes", () => {
  const cloud = new Cloud();
  make(cloud, "kubernetes_namespace_v1", { metadata: [{ name: "shop" }] });
  const releases: readonly ObjectValue[] = [
    { namespace: null },
    { namespace: "shop" },
    { namespace: "new", create_namespace: true },
  ];
  const ids = releases.map((one, index) => make(cloud, "helm_release", { name: `r${index}`, chart: "c", ...one }).id);
  expect(ids).toEqual(["r0", "r1", "r2"]);
});

test("a namespace of a cluster that an earlier apply has created is assumed, and said so", () => {
  const cloud = new Cloud();
  const { id = null } = standing(cloud);
  const { guid = null } = drawings(cloud);
  bind(cloud, { cluster_name_id: id, service_instance_id: guid });
  expect([...cloud.notes]).toContain("the rehearsal assumes that the namespace shop exists in the cluster c");
});

test("bindings are known by cluster, instance and namespace, and leave a key to look for", () => {
  const existing = "51111111-2222-4333-8444-555555555555";
  const cloud = new Cloud({
    existing: [`crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef0123456789abcdef:${existing}::`],
  });
  const { id = null } = standing(cloud);
  const { guid = null } = drawings(cloud);
  const made = [
    bind(cloud, { cluster_name_id: id, service_instance_id: guid }),
    bind(cloud, { cluster_name_id: id, service_instance_name: "drawings", namespace_id: "orders" }),
    bind(cloud, { cluster_name_id: id, service_instance_id: existing }),
  ];
  expect(made.map(({ id }) => id)).toEqual([`${id}/${guid}/shop`, `${id}/drawings/orders`, `${id}/${existing}/shop`]);
  expect(made[0]).toMatchObject({ service_instance_id: guid, service_instance_name: "drawings" });
  expect(made[1]).toMatchObject({ service_instance_id: guid, service_instance_name: "drawings" });
  for (const one of made) cloud.delete("ibm_container_bind_service", one);
  expect([...cloud.notes].filter((note) => note.includes("service key"))).toHaveLength(2);
});

/** What the example takes to exist. */
const existing = reference("vpc-cluster").platforms.flatMap(({ platform }) => platform.existing);

/** The example with arguments of its cluster changed. */
function changed(change: (cluster: JsonObject) => void): readonly RehearsedStack[] {
  const stacks = structuredClone([...reference("vpc-cluster").stacks]) as RehearsedStack[];
  const resources = stacks.find(({ name }) => name === "retail-apps")?.json.resource as Record<
    string,
    Record<string, JsonObject>
  >;
  change(resources.ibm_container_vpc_cluster?.cluster ?? {});
  return stacks;
}

testWithTerraform(
  "an upgrade finds changes of a cluster that the provider would never send",
  async () => {
    const tried: readonly (readonly [string, (cluster: JsonObject) => void])[] = [
      ["disable_public_service_endpoint", (cluster) => (cluster.disable_public_service_endpoint = false)],
      ["flavor", (cluster) => (cluster.flavor = "bx2.16x64")],
      ["security_groups", (cluster) => (cluster.security_groups = ["cluster"])],
    ];
    const before = changed(() => undefined);
    const after = changed((cluster) => {
      for (const [, change] of tried) change(cluster);
    });
    const report = await rehearseUpgrade(before, after, { binary: "terraform", existing });
    const found = report.findings.map(({ summary }) => summary.split(" ")[0]);
    process.stdout.write(`upgrade: tried ${tried.map(([name]) => name).join(", ")}; found ${found.join(", ")}\n`);
    expect(report.clean).toBe(false);
    expect(found.sort()).toEqual(tried.map(([name]) => name).sort());
    expect(report.findings.every(({ detail }) => detail.startsWith("Fix: "))).toBe(true);
  },
  240_000,
);
