import { App, Lazy, TerraformStack } from "cdktf";
import { Platform } from "../../../src/index";
import { allControls } from "../../../src/judge/pipeline";
import { check } from "../../../src/posture";
import { PrivateNetwork } from "../../../src/systems/network";
import { type BindingProps, VpcCluster } from "../../../src/systems/vpc-cluster";
import { bindingLeastRole } from "../../../src/systems/vpc-cluster/rules/binding-least-role";
import { bindingNamesInstance } from "../../../src/systems/vpc-cluster/rules/binding-names-instance";
import type { Json, JsonObject } from "../../../src/terraform/configuration";
import { outputFiles } from "../../../src/write/output";
import { faultsOf } from "../../support/faults";
import { reference, today } from "../../support/reference";
import { useScratch } from "../../support/scratch";

const scratch = useScratch();
const guid = "51111111-2222-4333-8444-555555555555";
const crn = (service: string, rest = ":") =>
  `crn:v1:bluemix:public:${service}:eu-de:a/0123456789abcdef0123456789abcdef:${guid}:${rest}`;
const storage = crn("cloud-object-storage");

function build(bindings: Record<string, BindingProps>): VpcCluster {
  const platform = new Platform(new App({ outdir: scratch() }), "acme", {
    region: "eu-de",
    resourceGroup: "acme-prod",
    operators: ["192.168.40.0/22"],
    runner: "192.168.40.0/24",
  });
  new PrivateNetwork(platform);
  return new VpcCluster(platform, "apps", { version: "1.35", namespaces: ["shop", "orders"], bindings });
}

function made(cluster: VpcCluster): Record<string, JsonObject> {
  const { resource } = TerraformStack.of(cluster).toTerraform() as {
    resource: Record<string, Record<string, JsonObject>>;
  };
  return resource.ibm_container_bind_service ?? {};
}

test("a binding names the instance by its GUID, and has no more than Reader unless more is asked for", () => {
  const bindings = made(
    build({
      reports: { instance: storage, namespace: "shop" },
      uploads: { instance: storage, namespace: "orders", role: "Writer" },
    }),
  );
  expect(Object.keys(bindings)).toEqual(["binding-reports", "binding-uploads"]);
  expect(bindings["binding-reports"]).toMatchObject({
    cluster_name_id: "${ibm_container_vpc_cluster.cluster.id}",
    service_instance_id: guid,
    namespace_id: "shop",
    role: "Reader",
  });
  expect(bindings["binding-reports"]).not.toHaveProperty("service_instance_name");
  expect(bindings["binding-uploads"]?.role).toBe("Writer");
});

test("every binding that cannot be, or should not, is said at once, with its place", () => {
  const faults = faultsOf(() =>
    build({
      elsewhere: { instance: storage, namespace: "kube-system" },
      orders: { instance: crn("databases-for-postgresql"), namespace: "shop" },
      queue: { instance: crn("messages-for-rabbitmq"), namespace: "jobs" },
      bucket: { instance: Lazy.stringValue({ produce: () => storage }), namespace: "shop" }, // a GUID is read from its text
      fine: { instance: storage, namespace: "shop" },
      again: { instance: storage, namespace: "shop", role: "Writer" },
    }),
  );
  for (const { code, place, got } of faults) process.stdout.write(`refused: ${place.path} ${got} [${code}]\n`);
  expect(faults.map(({ code, place }) => `${code} ${place.path}`)).toEqual([
    "VC004 acme/apps.bindings.elsewhere.namespace",
    "VC005 acme/apps.bindings.orders.instance",
    "VC004 acme/apps.bindings.queue.namespace",
    "VC005 acme/apps.bindings.queue.instance",
    "VC006 acme/apps.bindings.bucket.instance",
    "VC007 acme/apps.bindings.again",
  ]);
  expect(faults.every(({ expected, got, fix }) => expected && got && fix)).toBe(true);
});

test("the runbook names each binding as Terraform does, and is there where bindings are", () => {
  const runbook = "bindings.md";
  const text = outputFiles(reference("openshift"), false).files.get(`runbooks/plant/${runbook}`) ?? "";
  expect(text.split("\n").filter((line) => line.startsWith("| `"))).toEqual([
    `| \`ibm_container_bind_service.binding-drawings\` | \`${guid}\` | \`line\` | Writer |`,
    `| \`ibm_container_bind_service.binding-catalogue\` | \`${guid.replace("5", "6")}\` | \`quality\` | Reader |`,
  ]);
  expect(outputFiles(reference("vpc-cluster"), false).files.has(`runbooks/retail/${runbook}`)).toBe(false);
});

/** What the rules of bindings say of one that somebody has written by hand. */
function verdicts(binding: JsonObject, more: JsonObject = {}): string[] {
  const resource = {
    ibm_container_bind_service: { one: { cluster_name_id: "c0ffee", namespace_id: "shop", ...binding } },
  };
  const json = { resource: { ...resource, ...(more.resource as JsonObject) }, data: more.data ?? {} };
  const rules = [bindingLeastRole, bindingNamesInstance];
  const { findings } = check([{ name: "main", file: "main.tf.json", json }], { rules, controls: allControls(), today });
  return findings.filter(({ verdict }) => verdict !== "compliant").map(({ rule, verdict }) => `${rule} ${verdict}`);
}

const instance = { ibm_resource_instance: { cos: { service: "cloud-object-storage" } } };
const keyOf = (role: string) => ({ resource: { ibm_resource_key: { one: { name: "k", role } } } });
const key = "${ibm_resource_key.one.guid}";

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "the GUID of an instance",
    { role: "Reader", service_instance_id: "${ibm_resource_instance.cos.guid}" },
    { resource: instance },
    [],
  ],
  ["a variable", { role: "Writer", service_instance_id: "${var.instance}" }, {}, ["binding-names-instance unknown"]],
  ["a name", { role: "Writer", service_instance_name: "drawings" }, {}, []],
  [
    "the CRN of an instance",
    { role: "Reader", service_instance_id: storage },
    {},
    ["binding-names-instance violation"],
  ],
  [
    "the id of an instance, which is its CRN",
    { role: "Reader", service_instance_id: "${ibm_resource_instance.cos.id}" },
    { resource: instance },
    ["binding-names-instance violation"],
  ],
  [
    "the id of an instance that is looked up",
    { role: "Reader", service_instance_id: "${data.ibm_resource_instance.cos.id}" },
    { data: instance },
    ["binding-names-instance violation"],
  ],
  ["no role", { service_instance_id: guid }, {}, ["binding-least-role violation"]],
  ["a role that is a variable", { role: "${var.role}", service_instance_id: guid }, {}, ["binding-least-role unknown"]],
  ["a key that may read", { key, service_instance_id: guid }, keyOf("Reader"), []],
  [
    "a key that may do all",
    { key, role: "Reader", service_instance_id: guid },
    keyOf("Manager"),
    ["binding-least-role violation"],
  ],
  [
    "a key of elsewhere",
    { key: "reports", role: "Reader", service_instance_id: guid },
    {},
    ["binding-least-role unknown"],
  ],
])("a hand-written binding with %s", (_, binding, more, expected) => {
  expect(verdicts(binding, more)).toEqual(expected);
});

test("a binding that says neither, or both", () => {
  const role: Json = "Reader";
  expect(verdicts({ role })).toEqual(["binding-names-instance violation"]);
  expect(verdicts({ role, service_instance_id: guid, service_instance_name: "a" })).toEqual([
    "binding-names-instance violation",
  ]);
});
