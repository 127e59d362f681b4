import { Audit, Databases, Platform, type Region } from "../../src";
import { emptyApp, judgeApp } from "../../src/judge/pipeline";
import { CodeEngine, type ProjectDatabaseProps } from "../../src/systems/code-engine";
import { type DatabaseProps, databaseFaults } from "../../src/systems/databases";
import type { Json, JsonObject } from "../../src/terraform/configuration";
import { faultsOf } from "../support/faults";
import { Random } from "../support/random";
import { today } from "../support/reference";

const account = "a/0123456789abcdef0123456789abcdef";
const guid = "51111111-2222-4333-8444-555555555555";
const image = `private.icr.io/shop/web:1.0.0@sha256:${"2c26b46b".repeat(8)}`;
const instance = (service: string, region = "eu-de") => `crn:v1:bluemix:public:${service}:${region}:${account}:${guid}`;

/** A project with one database, judged. */
function project(props: Partial<ProjectDatabaseProps>, region: Region = "eu-de", backupKey?: string) {
  const app = emptyApp();
  const platform = new Platform(app, "works", {
    ...{ region, resourceGroup: "works", operators: ["203.0.113.0/24"], runner: "10.0.0.0/24" },
  });
  new Audit(platform, { existing: `${instance("logs", region)}::` });
  if (backupKey !== undefined) new Databases(platform, { backupKey });
  new CodeEngine(platform, "shop", {
    secrets: { db: { format: "generic", keys: ["url"] } },
    apps: { web: { image } },
    databases: { orders: { service: "databases-for-postgresql", secret: "db", ...props } },
  });
  const { platforms, stacks } = judgeApp(app, today);
  const of = (stack: string, type: string): JsonObject[] => {
    const resource = stacks.find(({ name }) => name === `works-${stack}`)?.json.resource;
    return Object.values(((resource ?? {}) as Record<string, Record<string, JsonObject>>)[type] ?? {});
  };
  const found = platforms.flatMap(({ check }) => check.findings).filter(({ verdict }) => verdict === "violation");
  return { database: of("shop", "ibm_database")[0] as JsonObject, of, rules: found.map(({ rule }) => rule) };
}

function faults(props: Partial<DatabaseProps>, region = "eu-de"): string[] {
  const one: DatabaseProps = { service: "databases-for-postgresql", ...props };
  return databaseFaults("p", { orders: one }, region).map(
    ({ code, place, got }) => `${code} ${String(place.path).replace("p.databases.orders.", "")} ${got ?? ""}`,
  );
}

test("a project's database is private, has its own keys, and lets nobody in until its clients are said", () => {
  const { database, of, rules } = project({});
  expect(database).toMatchObject({ service_endpoints: "private", deletion_protection: true });
  expect(database.allowlist).toEqual([{ address: "192.0.2.0/24", description: "nobody yet" }]);
  expect(database.backup_encryption_key_crn).toBe(database.key_protect_key);
  expect(of("shop", "ibm_is_virtual_endpoint_gateway")).toEqual([]);
  expect(of("shop", "ibm_cbr_rule")).toHaveLength(2);
  expect(rules).toEqual([]);
  const named = project({ allowlist: ["10.1.2.3/32"] }).database;
  expect(named.allowlist).toEqual([{ address: "10.1.2.3/32", description: "workloads" }]);
});

test("the credentials of a database are a secret of the project", () => {
  const place = (secret: string) => faultsOf(() => project({ secret })).map(({ code, place: at }) => [code, at.path]);
  expect(place("dbs")).toEqual([["CE005", "works/shop.databases.orders.secret"]]);
});

test("a size is said for each member, and CPUs without a host are those of shared compute", () => {
  const group = (size: ProjectDatabaseProps["size"]): Json | undefined =>
    project(size === undefined ? {} : { size }).database.group;
  expect(group(undefined)).toBeUndefined();
  expect(group({ memory: 8, cpu: 2, disk: 20, members: 3 })).toEqual([
    {
      group_id: "member",
      host_flavor: { id: "multitenant" },
      memory: { allocation_mb: 8192 },
      cpu: { allocation_count: 2 },
      disk: { allocation_mb: 20480 },
      members: { allocation_count: 3 },
    },
  ]);
  expect(group({ disk: 20 })).toEqual([{ group_id: "member", disk: { allocation_mb: 20480 } }]);
});

test("the key of backups is one that IBM takes, or there is a finding", () => {
  const backupKey = `${instance("kms")}:key:21111111-2222-4333-8444-555555555555`;
  const without = project({}, "eu-gb");
  expect(without.database.backup_encryption_key_crn).toBeUndefined();
  expect([...new Set(without.rules)]).toEqual(["database-backup-own-key"]);
  const elsewhere = project({}, "eu-gb", backupKey);
  expect(elsewhere.database.backup_encryption_key_crn).toBe(backupKey);
  expect(elsewhere.rules).toEqual([]);
  const roles = elsewhere
    .of("foundations", "ibm_iam_authorization_policy")
    .flatMap(({ source_service_name, ...policy }) =>
      source_service_name === "databases-for-postgresql" ? [policy.roles] : [],
    );
  expect(roles).toEqual([["Reader"], ["Reader", "Authorization Delegator"]]);
  expect(faultsOf(() => project({}, "eu-gb", backupKey.replace(":eu-de:", ":eu-gb:"))).map(({ code }) => code)).toEqual(
    ["DB006"],
  );
});

test("what is restored fits the service and the region", () => {
  const backup = (service: string, region: string) => `${instance(service, region)}:backup:${guid}`;
  const postgres = "databases-for-postgresql";
  expect(faults({ restore: { backup: backup(postgres, "eu-es") } })).toEqual([]);
  expect(faults({ restore: { backup: backup(postgres, "us-south") } })).toEqual(["DB005 restore.backup us-south"]);
  expect(faults({ restore: { backup: backup(postgres, "us-south") } }, "us-east")).toEqual([]);
  expect(faults({ restore: { backup: backup(postgres, "eu-de") } }, "us-east")).toEqual(["DB005 restore.backup eu-de"]);
  expect(faults({ restore: { backup: backup("databases-for-redis", "eu-de") } })).toEqual([
    "DB005 restore.backup databases-for-redis",
  ]);
  expect(faults({ restore: {} })).toEqual(["DB005 restore neither"]);
  const database = `${instance(postgres)}::`;
  expect(faults({ restore: { database, time: "2026-11-29T08:30:00Z" } })).toEqual([]);
  expect(faults({ restore: { database, backup: backup(postgres, "eu-de") } })).toEqual(["DB005 restore both"]);
  expect(project({ restore: { database } }).database).toMatchObject({
    point_in_time_recovery_deployment_id: database,
    point_in_time_recovery_time: "",
  });
});

test("random sizes: what is refused is out of a bound that is written down, at its place", () => {
  const random = new Random(15);
  const services = ["databases-for-postgresql", "databases-for-mysql", "messages-for-rabbitmq"] as const;
  let tried = 0;
  let refusedSizes = 0;
  for (; tried < 2000; tried++) {
    const service = random.pick(services);
    const size = { memory: random.between(1, 160), cpu: random.between(1, 40), disk: random.between(1, 6000) };
    const least = service === "databases-for-postgresql" ? 4 : 1;
    const disk = service === "messages-for-rabbitmq" ? 1 : 5;
    const most = service === "databases-for-mysql" ? 3072 : 4096;
    const expected = [
      ...(size.memory < least || size.memory > 112 ? [`DB002 size.memory ${size.memory}`] : []),
      ...(size.cpu < 2 || size.cpu > 28 ? [`DB002 size.cpu ${size.cpu}`] : []),
      ...(size.disk < disk || size.disk > most ? [`DB002 size.disk ${size.disk}`] : []),
    ];
    expect(faults({ service, size })).toEqual(expected);
    if (expected.length > 0) refusedSizes++;
  }
  process.stdout.write(`tried: ${tried} sizes of databases, ${refusedSizes} refused\n`);
  expect(refusedSizes).toBeGreaterThan(500);
});
