import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { make, refusal } from "../support/cloud";

const account = "0".repeat(32);
const attribute = (name: string, value: string) => ({ name, value });

/** A restriction of an instance, with the contexts given. */
function restrict(
  cloud: Cloud,
  service: string,
  instance: string,
  contexts: ObjectValue[],
  mode = "enabled",
): ObjectValue {
  return make(cloud, "ibm_cbr_rule", {
    enforcement_mode: mode,
    contexts: contexts.map((context) => context),
    resources: [
      {
        attributes: [
          attribute("accountId", account),
          attribute("serviceName", service),
          attribute("serviceInstance", instance),
        ],
      },
    ],
  });
}

const privately = { attributes: [attribute("endpointType", "private")] };

function zone(cloud: Cloud, addresses: ObjectValue[]): ObjectValue {
  const made = make(cloud, "ibm_cbr_zone", { name: `z${cloud.everything.length}`, addresses });
  return { attributes: [attribute("networkZoneId", String(made.id))] };
}

const office = [{ type: "subnet", value: "203.0.113.0/24" }];
const service = (name: string) => [{ type: "serviceRef", ref: [{ account_id: account, service_name: name }] }];

interface Pair {
  readonly caller: string;
  readonly target: string;
  /** Makes what is called; returns the id of it, and the call. */
  readonly prepare: (cloud: Cloud) => readonly [instance: string, call: () => unknown];
}

function allow(cloud: Cloud, source: string, target: string, roles: string[]): void {
  make(cloud, "ibm_iam_authorization_policy", { source_service_name: source, target_service_name: target, roles });
}

const pairs: readonly Pair[] = [
  {
    caller: "containers-kubernetes",
    target: "secrets-manager",
    prepare(cloud) {
      const secrets = make(cloud, "ibm_resource_instance", { service: "secrets-manager", location: "eu-de" });
      const vpc = make(cloud, "ibm_is_vpc", { name: "v" });
      const cluster = make(cloud, "ibm_container_vpc_cluster", {
        name: "c",
        vpc_id: vpc.id ?? null,
        flavor: "bx2.8x32",
      });
      allow(cloud, "containers-kubernetes", "secrets-manager", ["Manager"]);
      const args = { cluster: cluster.id ?? null, instance_crn: secrets.crn ?? null };
      return [String(secrets.guid), () => make(cloud, "ibm_container_ingress_instance", args)];
    },
  },
  {
    caller: "event-notifications",
    target: "codeengine",
    prepare(cloud) {
      const events = make(cloud, "ibm_resource_instance", { service: "event-notifications", location: "eu-de" });
      const project = make(cloud, "ibm_code_engine_project", { name: "p" });
      allow(cloud, "event-notifications", "codeengine", ["Viewer", "Writer"]);
      const params = [{ type: "job", project_crn: project.crn ?? null, job_name: "j" }];
      const args = { instance_guid: events.guid ?? null, name: "d", config: [{ params }] };
      return [String(project.id), () => make(cloud, "ibm_en_destination_ce", args)];
    },
  },
  {
    caller: "cloud-object-storage",
    target: "kms",
    prepare(cloud) {
      const kms = make(cloud, "ibm_resource_instance", { service: "kms", location: "eu-de" });
      const key = make(cloud, "ibm_kms_key", { instance_id: kms.guid ?? null, key_name: "k" });
      const storage = make(cloud, "ibm_resource_instance", { service: "cloud-object-storage", location: "global" });
      allow(cloud, "cloud-object-storage", "kms", ["Reader"]);
      const args = { bucket_name: "b", resource_instance_id: storage.id ?? null, kms_key_crn: key.crn ?? null };
      return [String(kms.guid), () => make(cloud, "ibm_cos_bucket", args)];
    },
  },
];

const doubts = (cloud: Cloud) =>
  [...cloud.notes].filter((note) => note.startsWith("not measured: whether the context"));

describe.each(pairs)("$caller calls $target", ({ caller, target, prepare }) => {
  test.each([
    ["before the restriction", true],
    ["after the restriction", false],
  ])("a restriction that does not name it is not measured: %s", (_, first) => {
    for (const closed of [() => [privately], (cloud: Cloud) => [zone(cloud, office)]]) {
      const cloud = new Cloud();
      const [instance, call] = prepare(cloud);
      if (first) call();
      restrict(cloud, target, instance, closed(cloud));
      if (!first) call();
      expect(doubts(cloud)).toEqual([expect.stringContaining(`of ${target} to `)]);
      expect(doubts(cloud)[0]).toContain(
        `lets ${caller} in; after the apply, look for denied requests as the runbook access.md`,
      );
    }
  });

  test("nothing is said where a zone names it, for another instance, in report mode, and without a restriction", () => {
    const contexts: ((cloud: Cloud, instance: string) => unknown)[] = [
      (cloud, instance) => restrict(cloud, target, instance, [privately, zone(cloud, service(caller))]),
      (cloud) => restrict(cloud, target, "11111111-2222-4333-8444-555555555555", [privately]),
      (cloud, instance) => restrict(cloud, target, instance, [privately], "report"),
      () => undefined,
    ];
    for (const closing of contexts) {
      const cloud = new Cloud();
      const [instance, call] = prepare(cloud);
      closing(cloud, instance);
      call();
      expect(doubts(cloud)).toEqual([]);
    }
  });
});

test.each([
  [
    "two zones in one context",
    { contexts: [{ attributes: [attribute("networkZoneId", "a"), attribute("networkZoneId", "b")] }] },
  ],
  [
    "two kinds of endpoints in one context",
    { contexts: [{ attributes: [attribute("endpointType", "private"), attribute("endpointType", "direct")] }] },
  ],
  [
    "two services in one target",
    { resources: [{ attributes: [attribute("serviceName", "kms"), attribute("serviceName", "logs")] }] },
  ],
])("%s are refused", (_, part) => {
  expect(refusal(() => make(new Cloud(), "ibm_cbr_rule", part))).toMatchObject({ rule: "duplicate-context-attribute" });
});

test("a log push job names the role that its key needs, by its destination, and where to look", () => {
  const cloud = new Cloud();
  const cis = make(cloud, "ibm_cis", { name: "edge", plan: "standard-next" });
  const domain = make(cloud, "ibm_cis_domain", { cis_id: cis.id ?? null, domain: "example.com" });
  const job = { cis_id: cis.id ?? null, domain_id: domain.domain_id ?? null, dataset: "http_requests" };
  make(cloud, "ibm_cis_logpush_job", { ...job, name: "to-logs", ibmcl: [{ instance_id: "x", api_key: "k" }] });
  make(cloud, "ibm_cis_logpush_job", { ...job, name: "to-bucket", cos: "{}" });
  const said = [...cloud.notes].join("\n");
  expect(said).toMatch(
    /the role Sender on the Cloud Logs instance is enough for the key of the log push job to-logs .*domain\.md/,
  );
  expect(said).toMatch(/the role Object Writer on the bucket is enough for the key of the log push job to-bucket/);
});

test("an address prefix with a subnet in it cannot be deleted, and one without can", () => {
  const cloud = new Cloud();
  const vpc = make(cloud, "ibm_is_vpc", { name: "v" });
  const prefix = (cidr: string) =>
    make(cloud, "ibm_is_vpc_address_prefix", { name: cidr, vpc: vpc.id ?? null, zone: "eu-de-1", cidr });
  const [used, free] = [prefix("10.20.0.0/20"), prefix("10.30.0.0/20")];
  const block = { ipv4_cidr_block: "10.20.0.0/24" };
  make(cloud, "ibm_is_subnet", { name: "s", vpc: vpc.id ?? null, zone: "eu-de-1", ...block });
  expect(refusal(() => cloud.delete("ibm_is_vpc_address_prefix", used))).toMatchObject({
    rule: "still-in-use",
    fix: expect.stringContaining("depends_on"),
  });
  expect(refusal(() => cloud.delete("ibm_is_vpc_address_prefix", free))).toBeUndefined();
});
