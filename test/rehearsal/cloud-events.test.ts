import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { make, refusal } from "../support/cloud";

const ruleOf = (work: () => unknown): string | undefined => refusal(work)?.rule;

const instance = (cloud: Cloud, service: string) =>
  make(cloud, "ibm_resource_instance", { service, location: "eu-de", name: service });

function allow(cloud: Cloud, source: ObjectValue, target: ObjectValue, services: string, roles: string[]): ObjectValue {
  const [from = "", to = ""] = services.split(" ");
  return make(cloud, "ibm_iam_authorization_policy", {
    source_service_name: from,
    source_resource_instance_id: source.guid ?? null,
    target_service_name: to,
    target_resource_instance_id: target.guid ?? target.project_id ?? null,
    roles,
  });
}

function project(cloud: Cloud): ObjectValue {
  return make(cloud, "ibm_code_engine_project", { name: "web" });
}

const destination = (events: ObjectValue, { crn }: ObjectValue): ObjectValue => ({
  instance_guid: events.guid ?? null,
  name: "renew",
  config: [{ params: [{ type: "job", job_name: "renew", project_crn: crn ?? null }] }],
});

const topic = (events: ObjectValue, source: ObjectValue[string]): ObjectValue => ({
  instance_guid: events.guid ?? null,
  name: "t",
  sources: [{ id: source }],
});

const registration = (secrets: ObjectValue, events: ObjectValue): ObjectValue => ({
  region: "eu-de",
  instance_id: secrets.guid ?? null,
  event_notifications_instance_crn: events.crn ?? null,
});

interface Scene {
  readonly rule: string;
  readonly what: string;
  readonly prepare: (cloud: Cloud) => () => unknown;
}

const scenes: readonly Scene[] = [
  {
    rule: "authorization-missing",
    what: "a destination of a job with one role of the two",
    prepare: (cloud) => {
      const [events, web] = [instance(cloud, "event-notifications"), project(cloud)];
      allow(cloud, events, web, "event-notifications codeengine", ["Writer"]);
      return () => make(cloud, "ibm_en_destination_ce", destination(events, web));
    },
  },
  {
    rule: "authorization-missing",
    what: "a destination of a job in an instance that the authorization is not of",
    prepare: (cloud) => {
      const [events, other] = [instance(cloud, "event-notifications"), instance(cloud, "event-notifications")];
      const web = project(cloud);
      allow(cloud, other, web, "event-notifications codeengine", ["Viewer", "Writer"]);
      return () => make(cloud, "ibm_en_destination_ce", destination(events, web));
    },
  },
  {
    rule: "authorization-missing",
    what: "a destination of a job in another project than the authorization's",
    prepare: (cloud) => {
      const [events, web] = [instance(cloud, "event-notifications"), project(cloud)];
      const other = make(cloud, "ibm_code_engine_project", { name: "other" });
      allow(cloud, events, web, "event-notifications codeengine", ["Viewer", "Writer"]);
      return () => make(cloud, "ibm_en_destination_ce", destination(events, other));
    },
  },
  {
    rule: "dangling-reference",
    what: "a destination of a job in a project that is not there",
    prepare: (cloud) => {
      const events = instance(cloud, "event-notifications");
      return () => make(cloud, "ibm_en_destination_ce", destination(events, { crn: "crn:v1::::::x::" }));
    },
  },
  {
    rule: "dangling-reference",
    what: "a topic of a Secrets Manager that is not registered",
    prepare: (cloud) => {
      const [events, secrets] = [instance(cloud, "event-notifications"), instance(cloud, "secrets-manager")];
      return () => make(cloud, "ibm_en_topic", topic(events, secrets.crn ?? null));
    },
  },
  {
    rule: "dangling-reference",
    what: "a schedule on the timer of another instance",
    prepare: (cloud) => {
      const [events, other] = [instance(cloud, "event-notifications"), instance(cloud, "event-notifications")];
      return () => make(cloud, "ibm_en_topic", topic(events, `${String(other.guid)}:periodic-timer`));
    },
  },
  {
    rule: "authorization-missing",
    what: "a registration before Secrets Manager may send",
    prepare: (cloud) => {
      const [events, secrets] = [instance(cloud, "event-notifications"), instance(cloud, "secrets-manager")];
      return () => make(cloud, "ibm_sm_en_registration", registration(secrets, events));
    },
  },
  {
    rule: "authorization-missing",
    what: "unregistering after the authorization is gone",
    prepare: (cloud) => {
      const [events, secrets] = [instance(cloud, "event-notifications"), instance(cloud, "secrets-manager")];
      const policy = allow(cloud, secrets, events, "secrets-manager event-notifications", ["Event Source Manager"]);
      const source = make(cloud, "ibm_sm_en_registration", registration(secrets, events));
      cloud.delete("ibm_iam_authorization_policy", policy);
      return () => cloud.delete("ibm_sm_en_registration", source);
    },
  },
  {
    rule: "name-taken",
    what: "a second registration of one Secrets Manager",
    prepare: (cloud) => {
      const [events, secrets] = [instance(cloud, "event-notifications"), instance(cloud, "secrets-manager")];
      allow(cloud, secrets, events, "secrets-manager event-notifications", ["Event Source Manager"]);
      make(cloud, "ibm_sm_en_registration", registration(secrets, events));
      return () => make(cloud, "ibm_sm_en_registration", registration(secrets, events));
    },
  },
  {
    rule: "dangling-reference",
    what: "a key for an integration that the instance has not got",
    prepare: (cloud) => {
      const events = instance(cloud, "event-notifications");
      const planned = { instance_guid: events.guid ?? null, integration_id: "x", type: "kms" };
      return () => make(cloud, "ibm_en_integration", planned);
    },
  },
  {
    rule: "authorization-missing",
    what: "a key that Event Notifications may not read",
    prepare: (cloud) => {
      const [events, keys] = [instance(cloud, "event-notifications"), instance(cloud, "kms")];
      const key = make(cloud, "ibm_kms_key", { instance_id: keys.guid ?? null, key_name: "events" });
      const metadata = [{ crn: keys.crn ?? null, endpoint: "", root_key_id: key.key_id ?? null }];
      const planned = { instance_guid: events.guid ?? null, integration_id: `${String(events.guid)}:kms`, metadata };
      return () => make(cloud, "ibm_en_integration", planned);
    },
  },
  {
    rule: "dangling-reference",
    what: "retention for a namespace that is not there",
    prepare: (cloud) => () => make(cloud, "ibm_cr_retention_policy", { namespace: "acme", images_per_repo: 30 }),
  },
  {
    rule: "name-taken",
    what: "a namespace that somebody has",
    prepare: (cloud) => {
      make(cloud, "ibm_cr_namespace", { name: "acme" });
      return () => make(cloud, "ibm_cr_namespace", { name: "acme" });
    },
  },
  {
    rule: "dangling-reference",
    what: "a secret by reference from a Secrets Manager that is not there",
    prepare: (cloud) => () => cloud.readData("ibm_sm_arbitrary_secret", { instance_id: "x", name: "token" }),
  },
];

test.each(scenes)("refused: $what", ({ rule, what, prepare }) => {
  const refused = ruleOf(prepare(new Cloud()));
  process.stdout.write(`rehearsal: ${what}: ${refused ?? "accepted"}\n`);
  expect(refused).toBe(rule);
});

test("with its authorizations, everything is made, and the timer is the instance's own", () => {
  const cloud = new Cloud();
  const [events, secrets, web] = [
    instance(cloud, "event-notifications"),
    instance(cloud, "secrets-manager"),
    project(cloud),
  ];
  allow(cloud, events, web, "event-notifications codeengine", ["Viewer", "Writer"]);
  allow(cloud, secrets, events, "secrets-manager event-notifications", ["Event Source Manager"]);
  const job = make(cloud, "ibm_en_destination_ce", destination(events, web));
  make(cloud, "ibm_sm_en_registration", registration(secrets, events));
  const { sources } = cloud.readData("ibm_en_sources", { instance_guid: events.guid ?? null });
  const timers = (sources as ObjectValue[]).filter(({ type }) => type === "periodic-timer");
  expect(timers).toHaveLength(1);
  for (const source of [timers[0]?.id ?? null, secrets.crn ?? null]) {
    const made = make(cloud, "ibm_en_topic", { ...topic(events, source), name: `t ${String(source)}` });
    const subscription = {
      instance_guid: events.guid ?? null,
      name: `s ${String(source)}`,
      topic_id: made.topic_id ?? null,
      destination_id: job.destination_id ?? null,
    };
    expect(ruleOf(() => make(cloud, "ibm_en_subscription_ce", subscription))).toBeUndefined();
  }
});
