import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { make, network, refusal } from "../support/cloud";

interface Scene {
  readonly rule: string;
  readonly what: string;
  /** Makes what is needed, and returns what must be refused. */
  readonly prepare: (cloud: Cloud) => () => unknown;
}

const kms = { service: "kms", location: "eu-de", name: "keys", plan: "tiered-pricing" };
const cos = { service: "cloud-object-storage", location: "global", name: "cos", plan: "standard" };

function key(cloud: Cloud): ObjectValue {
  const instance = make(cloud, "ibm_resource_instance", kms);
  return make(cloud, "ibm_kms_key", { instance_id: instance.guid ?? null, key_name: "k" });
}

function allow(cloud: Cloud, service: string, more: ObjectValue = {}): ObjectValue {
  return make(cloud, "ibm_iam_authorization_policy", {
    source_service_name: service,
    target_service_name: "kms",
    roles: ["Reader"],
    ...more,
  });
}

const cluster = ({ vpc, subnet }: ReturnType<typeof network>, more: ObjectValue = {}): ObjectValue => ({
  name: "c",
  vpc_id: vpc.id ?? null,
  flavor: "bx2.8x32",
  zones: [{ name: "eu-de-1", subnet_id: subnet.id ?? null }],
  ...more,
});

function bucket(cloud: Cloud, more: ObjectValue = {}): ObjectValue {
  const instance = make(cloud, "ibm_resource_instance", cos);
  return { bucket_name: "b", resource_instance_id: instance.id ?? null, region_location: "eu-de", ...more };
}

const scenes: readonly Scene[] = [
  {
    rule: "authorization-missing",
    what: "an encrypted bucket without a policy",
    prepare: (cloud) => {
      const k = key(cloud);
      const b = bucket(cloud, { kms_key_crn: k.crn ?? null });
      return () => make(cloud, "ibm_cos_bucket", b);
    },
  },
  {
    rule: "authorization-missing",
    what: "a policy for another service",
    prepare: (cloud) => {
      const k = key(cloud);
      allow(cloud, "secrets-manager");
      const b = bucket(cloud, { kms_key_crn: k.crn ?? null });
      return () => make(cloud, "ibm_cos_bucket", b);
    },
  },
  {
    rule: "authorization-missing",
    what: "a policy without the role",
    prepare: (cloud) => {
      const k = key(cloud);
      allow(cloud, "cloud-object-storage", { roles: ["Viewer"] });
      const b = bucket(cloud, { kms_key_crn: k.crn ?? null });
      return () => make(cloud, "ibm_cos_bucket", b);
    },
  },
  {
    rule: "authorization-missing",
    what: "an encrypted database without a policy",
    prepare: (cloud) => {
      const k = key(cloud);
      return () =>
        make(cloud, "ibm_database", {
          service: "databases-for-postgresql",
          location: "eu-de",
          key_protect_key: k.crn ?? null,
        });
    },
  },
  {
    rule: "authorization-missing",
    what: "an encrypted cluster without a policy",
    prepare: (cloud) => {
      const k = key(cloud);
      const n = network(cloud);
      return () =>
        make(
          cloud,
          "ibm_container_vpc_cluster",
          cluster(n, { kms_config: [{ instance_id: k.instance_id ?? null, crk_id: k.key_id ?? null }] }),
        );
    },
  },
  {
    rule: "dangling-reference",
    what: "a subnet in no VPC",
    prepare: (cloud) => () => make(cloud, "ibm_is_subnet", { name: "s", vpc: "r010-none" }),
  },
  {
    rule: "dangling-reference",
    what: "a cluster in no subnet",
    prepare: (cloud) => {
      const n = network(cloud);
      return () =>
        make(cloud, "ibm_container_vpc_cluster", cluster(n, { zones: [{ name: "eu-de-1", subnet_id: "r010-none" }] }));
    },
  },
  {
    rule: "dangling-reference",
    what: "a rule in no zone",
    prepare: (cloud) => () =>
      make(cloud, "ibm_cbr_rule", { contexts: [{ attributes: [{ name: "networkZoneId", value: "none" }] }] }),
  },
  {
    rule: "dangling-reference",
    what: "a zone as an instance of another service",
    prepare: (cloud) => {
      const instance = make(cloud, "ibm_resource_instance", kms);
      return () => make(cloud, "ibm_cis_domain", { cis_id: instance.id ?? null, domain: "example.com" });
    },
  },
  {
    rule: "subnet-outside-prefix",
    what: "a subnet outside its prefix",
    prepare: (cloud) => {
      const { vpc } = network(cloud);
      return () =>
        make(cloud, "ibm_is_subnet", {
          name: "t",
          vpc: vpc.id ?? null,
          zone: "eu-de-1",
          ipv4_cidr_block: "10.1.0.0/24",
        });
    },
  },
  {
    rule: "subnet-outside-prefix",
    what: "a subnet in a zone without a prefix",
    prepare: (cloud) => {
      const { vpc } = network(cloud);
      return () =>
        make(cloud, "ibm_is_subnet", {
          name: "t",
          vpc: vpc.id ?? null,
          zone: "eu-de-2",
          ipv4_cidr_block: "10.0.2.0/24",
        });
    },
  },
  {
    rule: "overlapping-addresses",
    what: "two subnets that overlap",
    prepare: (cloud) => {
      const { vpc } = network(cloud);
      return () =>
        make(cloud, "ibm_is_subnet", {
          name: "t",
          vpc: vpc.id ?? null,
          zone: "eu-de-1",
          ipv4_cidr_block: "10.0.1.128/25",
        });
    },
  },
  {
    rule: "overlapping-addresses",
    what: "two prefixes that overlap",
    prepare: (cloud) => {
      const { vpc } = network(cloud);
      return () =>
        make(cloud, "ibm_is_vpc_address_prefix", {
          name: "q",
          vpc: vpc.id ?? null,
          zone: "eu-de-2",
          cidr: "10.0.0.0/8",
        });
    },
  },
  {
    rule: "gateway-per-zone",
    what: "two public gateways in a zone",
    prepare: (cloud) => {
      const { vpc } = network(cloud);
      const gateway = { vpc: vpc.id ?? null, zone: "eu-de-1" };
      make(cloud, "ibm_is_public_gateway", { name: "g", ...gateway });
      return () => make(cloud, "ibm_is_public_gateway", { name: "h", ...gateway });
    },
  },
  {
    rule: "unsupported-version",
    what: "a Kubernetes version that has ended",
    prepare: (cloud) => {
      const n = network(cloud);
      return () => make(cloud, "ibm_container_vpc_cluster", cluster(n, { kube_version: "1.31" }));
    },
  },
  {
    rule: "unknown-flavor",
    what: "a flavour that does not exist",
    prepare: (cloud) => {
      const n = network(cloud);
      return () => make(cloud, "ibm_container_vpc_cluster", cluster(n, { flavor: "huge" }));
    },
  },
  {
    rule: "name-taken",
    what: "two VPCs of one name",
    prepare: (cloud) => {
      network(cloud);
      return () => make(cloud, "ibm_is_vpc", { name: "v" });
    },
  },
  {
    rule: "name-taken",
    what: "two buckets of one name",
    prepare: (cloud) => {
      const b = bucket(cloud);
      make(cloud, "ibm_cos_bucket", b);
      return () => make(cloud, "ibm_cos_bucket", b);
    },
  },
  {
    rule: "name-taken",
    what: "an authorization written twice",
    prepare: (cloud) => {
      allow(cloud, "secrets-manager");
      return () => allow(cloud, "secrets-manager");
    },
  },
  {
    rule: "still-in-use",
    what: "the key of a bucket",
    prepare: (cloud) => {
      const k = key(cloud);
      allow(cloud, "cloud-object-storage");
      make(cloud, "ibm_cos_bucket", bucket(cloud, { kms_key_crn: k.crn ?? null }));
      return () => cloud.delete("ibm_kms_key", k);
    },
  },
  {
    rule: "still-in-use",
    what: "a VPC with subnets",
    prepare: (cloud) => {
      const { vpc } = network(cloud);
      return () => cloud.delete("ibm_is_vpc", vpc);
    },
  },
  {
    rule: "still-in-use",
    what: "a subnet with a cluster",
    prepare: (cloud) => {
      const n = network(cloud);
      make(cloud, "ibm_container_vpc_cluster", cluster(n));
      return () => cloud.delete("ibm_is_subnet", n.subnet);
    },
  },
  {
    rule: "still-in-use",
    what: "a gateway with a subnet",
    prepare: (cloud) => {
      const { vpc } = network(cloud);
      const g = make(cloud, "ibm_is_public_gateway", { name: "g", vpc: vpc.id ?? null, zone: "eu-de-1" });
      make(cloud, "ibm_is_subnet", {
        name: "t",
        vpc: vpc.id ?? null,
        zone: "eu-de-1",
        ipv4_cidr_block: "10.0.2.0/24",
        public_gateway: g.id ?? null,
      });
      return () => cloud.delete("ibm_is_public_gateway", g);
    },
  },
  {
    rule: "still-in-use",
    what: "an access group with policies",
    prepare: (cloud) => {
      const g = make(cloud, "ibm_iam_access_group", { name: "g" });
      make(cloud, "ibm_iam_access_group_policy", { access_group_id: g.id ?? null, roles: ["Viewer"] });
      return () => cloud.delete("ibm_iam_access_group", g);
    },
  },
  {
    rule: "still-in-use",
    what: "a network zone in a rule",
    prepare: (cloud) => {
      const z = make(cloud, "ibm_cbr_zone", { name: "z" });
      make(cloud, "ibm_cbr_rule", {
        resources: [{ attributes: ["accountId", "serviceName"].map((name) => ({ name, value: "x" })) }],
        contexts: [{ attributes: [{ name: "networkZoneId", value: `x,${String(z.id)}`.slice(2) }] }],
      });
      return () => cloud.delete("ibm_cbr_zone", z);
    },
  },
  {
    rule: "still-in-use",
    what: "Internet Services with a zone",
    prepare: (cloud) => {
      const c = make(cloud, "ibm_cis", { name: "e", location: "global" });
      make(cloud, "ibm_cis_domain", { cis_id: c.id ?? null, domain: "example.com" });
      return () => cloud.delete("ibm_cis", c);
    },
  },
  {
    rule: "still-in-use",
    what: "a resource group that is not empty",
    prepare: (cloud) => {
      const g = make(cloud, "ibm_resource_group", { name: "g" });
      make(cloud, "ibm_resource_instance", { ...kms, resource_group_id: g.id ?? null });
      return () => cloud.delete("ibm_resource_group", g);
    },
  },
];

test("the cloud refuses what IBM Cloud refuses, with the rule, its source and the fix", () => {
  const missed = scenes.filter(({ rule, prepare }) => {
    const found = refusal(prepare(new Cloud()));
    return found?.rule !== rule || found.source === "" || found.fix === "";
  });
  process.stdout.write(
    `rehearsal: ${scenes.length} scenes tried on the cloud model, ${scenes.length - missed.length} refused\n`,
  );
  expect(missed.map(({ what }) => what)).toEqual([]);
});

test("the same things in the right order are taken, and can be deleted again", () => {
  const cloud = new Cloud();
  const k = key(cloud);
  const policy = allow(cloud, "cloud-object-storage", { target_resource_instance_id: k.instance_id ?? null });
  const b = make(cloud, "ibm_cos_bucket", bucket(cloud, { kms_key_crn: k.crn ?? null }));
  const n = network(cloud);
  const c = make(cloud, "ibm_container_vpc_cluster", cluster(n, { kube_version: "1.35.2" }));
  for (const [type, state] of [
    ["ibm_container_vpc_cluster", c],
    ["ibm_is_subnet", n.subnet],
    ["ibm_cos_bucket", b],
    ["ibm_kms_key", k],
    ["ibm_iam_authorization_policy", policy],
  ] as const) {
    expect(refusal(() => cloud.delete(type, state))).toBeUndefined();
    expect(cloud.read(type, state)).toBeUndefined();
  }
});

test("a policy takes effect after the delay, or when a sleep that names it has been long enough", () => {
  let now = 0;
  const cloud = new Cloud({ consistencyDelay: 30, clock: () => now });
  const k = key(cloud);
  const policy = allow(cloud, "cloud-object-storage");
  const b = bucket(cloud, { kms_key_crn: k.crn ?? null });
  const attempt = () => refusal(() => cloud.create("ibm_cos_bucket", b))?.rule;
  expect(attempt()).toBe("authorization-not-effective");
  make(cloud, "time_sleep", { create_duration: "1m", triggers: { policy: "another" } });
  expect(attempt()).toBe("authorization-not-effective");
  make(cloud, "time_sleep", { create_duration: "30s", triggers: { policy: policy.id ?? null } });
  expect(attempt()).toBeUndefined();
  now = 31_000;
  const other = allow(cloud, "databases-for-postgresql");
  expect(cloud.effective(cloud.all("authorization policy").find(({ state }) => state.id === other.id)!)).toBe(false);
  now = 62_000;
  expect(cloud.effective(cloud.all("authorization policy").find(({ state }) => state.id === other.id)!)).toBe(true);
});

test("what exists before the run is named by its CRN, and nothing else is", () => {
  const crn = `crn:v1:bluemix:public:kms:eu-de:a/${"a".repeat(32)}:11111111-2222-4333-8444-555555555555::`;
  const cloud = new Cloud({ existing: [crn] });
  const planned = { instance_id: "11111111-2222-4333-8444-555555555555", key_name: "k" };
  expect(refusal(() => cloud.create("ibm_kms_key", planned))).toBeUndefined();
  expect(
    refusal(() => cloud.create("ibm_kms_key", { ...planned, instance_id: "21111111-2222-4333-8444-555555555555" }))
      ?.rule,
  ).toBe("dangling-reference");
  expect(cloud.remaining).toEqual([]);
});

test("ids have the forms of their services, and are the same in every run", () => {
  const forms = (cloud: Cloud) => {
    const instance = make(cloud, "ibm_resource_instance", kms);
    const k = make(cloud, "ibm_kms_key", { instance_id: instance.guid ?? null, key_name: "k" });
    const { vpc } = network(cloud);
    return [String(instance.id), String(k.key_id), String(vpc.id)];
  };
  const [instance, keyId, vpc] = forms(new Cloud());
  expect(instance).toMatch(
    /^crn:v1:bluemix:public:kms:eu-de:a\/[0-9a-f]{32}:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}::$/,
  );
  expect(keyId).toMatch(/^[0-9a-f]{8}-/);
  expect(vpc).toMatch(/^r010-[0-9a-f]{8}-/);
  expect(forms(new Cloud())).toEqual([instance, keyId, vpc]);
});
