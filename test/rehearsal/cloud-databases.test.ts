import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { make, refused } from "../support/cloud";

const type = "ibm_database";
const service = "databases-for-postgresql";

/** Key Protect with a key, and what a database service may do with it. */
function keyFor(cloud: Cloud, roles: readonly string[]): string {
  const kms = make(cloud, "ibm_resource_instance", {
    ...{ service: "kms", name: "keys", plan: "tiered-pricing", location: cloud.region },
  });
  make(cloud, "ibm_iam_authorization_policy", {
    ...{ source_service_name: service, target_service_name: "kms", target_resource_instance_id: kms.guid ?? null },
    roles: [...roles],
  });
  const { crn } = make(cloud, "ibm_kms_key", { instance_id: kms.guid ?? null, key_name: "orders" });
  return String(crn);
}

function cloudIn(region: string): Cloud {
  const cloud = new Cloud();
  cloud.configure("ibm", { region });
  return cloud;
}

const both = ["Reader", "Authorization Delegator"];
const database = (key: string, more: ObjectValue = {}): ObjectValue => ({
  ...{ service, name: "orders", plan: "standard", location: "eu-de" },
  ...{ key_protect_key: key, backup_encryption_key_crn: key, ...more },
});
const member = (group: ObjectValue): ObjectValue => ({ group: [{ group_id: "member", ...group }] });

test("the key of backups needs an authorization that the service can delegate", () => {
  const reads = cloudIn("eu-de");
  const key = keyFor(reads, ["Reader"]);
  expect(refused("a backup key without delegation", () => make(reads, type, database(key)))).toBe(
    "authorization-missing",
  );
  make(reads, type, database(key, { backup_encryption_key_crn: null }));
  const delegates = cloudIn("eu-de");
  make(delegates, type, database(keyFor(delegates, both)));
});

test("a key of a region without backup keys encrypts the disk alone", () => {
  const cloud = cloudIn("eu-gb");
  const key = keyFor(cloud, both);
  expect(refused("a backup key of eu-gb", () => make(cloud, type, database(key)))).toBe("invalid-key-region");
  make(cloud, type, database(key, { backup_encryption_key_crn: null }));
});

test("an isolated host has its own memory and CPUs, shared compute takes them", () => {
  const cloud = cloudIn("eu-de");
  const key = keyFor(cloud, both);
  const memory = [{ allocation_mb: 8192 }];
  const sized = (id: string) => database(key, member({ host_flavor: [{ id }], memory }));
  expect(refused("memory on an isolated host", () => make(cloud, type, sized("b3c.4x16.encrypted")))).toBe(
    "invalid-combination",
  );
  make(cloud, type, sized("multitenant"));
});

test("disk and members grow, and are never taken away", () => {
  const cloud = cloudIn("eu-de");
  const key = keyFor(cloud, both);
  const size = (disk: number, members: number) =>
    member({ disk: [{ allocation_mb: disk }], members: [{ allocation_count: members }] });
  const made = make(cloud, type, database(key, size(20480, 3)));
  const change = (disk: number, members: number) => () => cloud.update(type, made, { ...made, ...size(disk, members) });
  expect(refused("a smaller disk", change(10240, 3))).toBe("cannot-shrink");
  expect(refused("fewer members", change(20480, 2))).toBe("cannot-shrink");
  change(40960, 3)();
});

test("a point in time is of a database that exists", () => {
  const source =
    "crn:v1:bluemix:public:databases-for-postgresql:eu-de:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555::";
  const restored = (cloud: Cloud) =>
    make(cloud, type, database(keyFor(cloud, both), { point_in_time_recovery_deployment_id: source }));
  expect(refused("a restore from nothing", () => restored(cloudIn("eu-de")))).toBe("dangling-reference");
  restored(new Cloud({ existing: [source] }));
});
