import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { afterDelete } from "../../src/terraform/after-delete";
import { make, network, refusal } from "../support/cloud";

const group = "g".repeat(32);

function instance(cloud: Cloud, service: string, more: ObjectValue = {}): ObjectValue {
  return make(cloud, "ibm_resource_instance", { service, name: `the-${service}`, location: "eu-de", ...more });
}

function key(cloud: Cloud, name = "orders"): ObjectValue {
  const kms = instance(cloud, "kms");
  return make(cloud, "ibm_kms_key", { instance_id: kms.guid ?? null, key_name: name });
}

function policy(cloud: Cloud, service: string, roles: readonly string[] = ["Reader"]): ObjectValue {
  return make(cloud, "ibm_iam_authorization_policy", {
    source_service_name: service,
    target_service_name: "kms",
    roles: [...roles],
  });
}

const said = (cloud: Cloud) => [...cloud.notes].join("\n");

test("each thing that a service keeps is said at its delete, with its time and the command that ends it", () => {
  let tried = 0;
  for (const { types, where = {}, days, ends, keeps } of afterDelete().kept) {
    for (const type of types) {
      const cloud = new Cloud();
      const state: ObjectValue = { id: "1", name: "n", bucket_name: "n", ...(where as ObjectValue) };
      cloud.store(type, state);
      cloud.delete(type, state);
      tried += 1;
      expect(said(cloud)).toContain(keeps);
      expect(said(cloud)).toContain(days === 0 ? "for some minutes" : `for ${days} days`);
      if (ends) expect(said(cloud)).toContain(ends);
    }
  }
  process.stdout.write(`after delete: ${tried} things that are kept tried, ${tried} said\n`);
  expect(tried).toBeGreaterThan(10);
});

/** Every kind of thing that stays registered with a root key after its delete. */
const registered: readonly [what: string, prepare: (cloud: Cloud, key: ObjectValue) => [string, ObjectValue][]][] = [
  [
    "a database",
    (cloud, root) => {
      policy(cloud, "databases-for-postgresql");
      const service = { service: "databases-for-postgresql", location: "eu-de", name: "orders-db" };
      const args = { ...service, resource_group_id: group, key_protect_key: root.crn ?? null };
      return [["ibm_database", make(cloud, "ibm_database", args)]];
    },
  ],
  [
    "a backup of a database",
    (cloud, root) => {
      policy(cloud, "databases-for-redis", ["Reader", "Authorization Delegator"]);
      const service = { service: "databases-for-redis", location: "eu-de", name: "orders-db" };
      return [
        ["ibm_database", make(cloud, "ibm_database", { ...service, backup_encryption_key_crn: root.crn ?? null })],
      ];
    },
  ],
  [
    "an Event Streams",
    (cloud, root) => {
      policy(cloud, "messagehub");
      const parameters = { kms_key_crn: root.crn ?? null };
      return [["ibm_resource_instance", instance(cloud, "messagehub", { parameters })]];
    },
  ],
  [
    "a Secrets Manager",
    (cloud, root) => {
      policy(cloud, "secrets-manager");
      const parameters = { kms_key: root.crn ?? null };
      return [["ibm_resource_instance", instance(cloud, "secrets-manager", { parameters })]];
    },
  ],
];

test("whether an instance of a service that no document tells of stays registered is not measured", () => {
  const cloud = new Cloud();
  const root = key(cloud);
  policy(cloud, "unheard-of");
  const other = instance(cloud, "unheard-of", { parameters: { kms_key: root.crn ?? null } });
  cloud.delete("ibm_resource_instance", other);
  cloud.delete("ibm_kms_key", root);
  expect(said(cloud)).toMatch(
    /^not measured: whether the deleted unheard-of instance .* ibmcloud resource reclamations/m,
  );
});

test.each(registered)(
  "the key of %s that is gone but for some days stops a destroy, with the way out",
  (_, prepare) => {
    const cloud = new Cloud();
    const root = key(cloud);
    for (const [type, state] of prepare(cloud, root)) cloud.delete(type, state);
    cloud.delete("ibm_kms_key", root);
    expect(said(cloud)).toMatch(
      /destroy stops at the root key orders: .* for [37] days.*ibmcloud resource reclamation-delete/,
    );
  },
);

test("the key of an event integration stops a destroy until the instance is gone, for nothing is sent to take it away", () => {
  const cloud = new Cloud();
  const root = key(cloud);
  policy(cloud, "event-notifications");
  const events = instance(cloud, "event-notifications");
  const args = { instance_guid: events.guid ?? null, integration_id: `${events.guid}:kms` };
  const metadata = [{ crn: root.crn ?? null, root_key_id: root.key_id ?? null, endpoint: "https://e" }];
  const integration = make(cloud, "ibm_en_integration", { ...args, type: "kms", metadata });
  cloud.delete("ibm_en_integration", integration);
  cloud.delete("ibm_resource_instance", events);
  cloud.delete("ibm_kms_key", root);
  expect(said(cloud)).toContain("destroy stops at the root key orders: the deleted event-notifications instance");
  expect(said(cloud)).toContain("ibm_en_integration stays as it is after a destroy, because its delete sends nothing");
});

test("a key that nothing was encrypted with, or a bucket that is gone, stops nothing", () => {
  const cloud = new Cloud();
  const root = key(cloud);
  policy(cloud, "cloud-object-storage");
  const storage = instance(cloud, "cloud-object-storage");
  const bucket = make(cloud, "ibm_cos_bucket", {
    bucket_name: "b",
    resource_instance_id: storage.id ?? null,
    kms_key_crn: root.crn ?? null,
  });
  cloud.delete("ibm_cos_bucket", bucket);
  cloud.delete("ibm_kms_key", root);
  expect(said(cloud)).not.toContain("destroy stops");
});

test("the right that an instance needs until it is gone is not to be taken away before", () => {
  const cloud = new Cloud();
  const root = key(cloud);
  const right = policy(cloud, "secrets-manager");
  const secrets = instance(cloud, "secrets-manager", { parameters: { kms_key: root.crn ?? null } });
  cloud.delete("ibm_resource_instance", secrets);
  cloud.delete("ibm_iam_authorization_policy", right);
  expect(said(cloud)).toMatch(
    /needs its authorization policy to unregister .* reclamation-delete RECLAMATION_ID before that/,
  );
});

test.each<[type: string, args: ObjectValue, days: number]>([
  ["ibm_code_engine_project", { name: "shop" }, 7],
  ["ibm_cr_namespace", { name: "shop" }, 0],
])("a %s of the same name is refused as long as the name is kept", (type, args, days) => {
  let now = Date.parse("2026-12-01T00:00:00Z");
  const cloud = new Cloud({ clock: () => now });
  cloud.delete(type, make(cloud, type, args));
  expect(refusal(() => make(cloud, type, args))).toMatchObject({ rule: "name-kept" });
  expect(refusal(() => make(cloud, type, { ...args, name: "other" }))).toBeUndefined();
  now += days === 0 ? 900_000 : (days + 1) * 86_400_000;
  expect(refusal(() => make(cloud, type, args))).toBeUndefined();
});

test("a deleted project counts towards the quota of projects", () => {
  const cloud = new Cloud();
  const projects = Array.from({ length: 20 }, (_, n) => make(cloud, "ibm_code_engine_project", { name: `p${n}` }));
  cloud.delete("ibm_code_engine_project", projects[0] as ObjectValue);
  expect(refusal(() => make(cloud, "ibm_code_engine_project", { name: "new" }))).toMatchObject({ rule: "over-quota" });
});

test("what a deleted cluster leaves behind meets the destroy of its subnets and its VPC, and of no other", () => {
  const cloud = new Cloud();
  const { vpc, subnet } = network(cloud);
  const cluster = make(cloud, "ibm_container_vpc_cluster", {
    name: "c",
    vpc_id: vpc.id ?? null,
    flavor: "bx2.8x32",
    zones: [{ name: "eu-de-1", subnet_id: subnet.id ?? null }],
  });
  cloud.delete("ibm_container_vpc_cluster", cluster);
  cloud.delete("ibm_is_subnet", subnet);
  cloud.delete("ibm_is_vpc_address_prefix", cloud.all("address prefix")[0]?.state ?? {});
  cloud.delete("ibm_is_vpc", vpc);
  expect([...cloud.notes].filter((note) => note.startsWith("not measured: a cluster creates"))).toHaveLength(2);
  const other = new Cloud();
  const alone = network(other);
  other.delete("ibm_is_subnet", alone.subnet);
  expect(said(other)).toBe("");
});
