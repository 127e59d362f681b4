import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { make, refused } from "../support/cloud";

function instance(cloud: Cloud, service: string, more: ObjectValue = {}): ObjectValue {
  return make(cloud, "ibm_resource_instance", { service, location: "eu-de", name: service, plan: "standard", ...more });
}

function bucket(cloud: Cloud, storage: ObjectValue, name: string): ObjectValue {
  const planned = { resource_instance_id: storage.id ?? null, bucket_name: name, region_location: "eu-de" };
  return make(cloud, "ibm_cos_bucket", planned);
}

function mayWrite(source: string, storage: ObjectValue, name: string, role: string): ObjectValue {
  const attributes = { serviceName: "cloud-object-storage", serviceInstance: String(storage.guid), resource: name };
  return {
    source_service_name: source,
    roles: [role],
    resource_attributes: Object.entries(attributes).map(([key, value]) => ({ name: key, value })),
  };
}

const policy = "ibm_iam_authorization_policy";

function maySend(source: string, logs: ObjectValue): ObjectValue {
  return {
    source_service_name: source,
    target_service_name: "logs",
    target_resource_instance_id: logs.guid ?? null,
    roles: ["Sender"],
  };
}

function searchTarget(logs: ObjectValue): ObjectValue {
  return { name: "search", target_type: "cloud_logs", cloudlogs_endpoint: [{ target_crn: logs.crn ?? null }] };
}

test("Cloud Logs gets a bucket only after it may write to that bucket", () => {
  const cloud = new Cloud();
  const storage = instance(cloud, "cloud-object-storage");
  const data = bucket(cloud, storage, "data");
  const parameters = { logs_bucket_crn: data.crn ?? null };
  const logs = () => instance(cloud, "logs", { parameters });
  expect(refused("Cloud Logs with a bucket that it may not write to", logs)).toBe("authorization-missing");
  make(cloud, policy, mayWrite("logs", storage, "another", "Writer"));
  expect(refused("Cloud Logs that may write to another bucket", logs)).toBe("authorization-missing");
  make(cloud, policy, mayWrite("logs", storage, "data", "Writer"));
  logs();
  expect(refused("the bucket while Cloud Logs has it", () => cloud.delete("ibm_cos_bucket", data))).toBe(
    "still-in-use",
  );
});

test("a target needs its authorization, and the wait for it", () => {
  const cloud = new Cloud({ consistencyDelay: 30, clock: () => 0 });
  const logs = instance(cloud, "logs");
  const target = () => make(cloud, "ibm_atracker_target", searchTarget(logs));
  expect(refused("a target in Cloud Logs without Sender", target)).toBe("authorization-missing");
  const made = make(cloud, policy, maySend("atracker", logs));
  expect(refused("a target in the same second", target)).toBe("authorization-not-effective");
  make(cloud, "time_sleep", { create_duration: "30s", triggers: { policy: made.id ?? null } });
  target();
  const routing = () => make(cloud, "ibm_logs_router_target", { name: "logs", destination_crn: logs.crn ?? null });
  expect(refused("platform logs without Sender of their own", routing)).toBe("authorization-missing");
});

test("the archive needs Object Writer on its bucket", () => {
  const cloud = new Cloud();
  const storage = instance(cloud, "cloud-object-storage");
  bucket(cloud, storage, "archive");
  const endpoint = { bucket: "archive", target_crn: storage.crn ?? null, service_to_service_enabled: true };
  const target = () => make(cloud, "ibm_atracker_target", { name: "archive", cos_endpoint: [endpoint] });
  make(cloud, policy, mayWrite("atracker", storage, "archive", "Reader"));
  expect(refused("an archive by a Reader", target)).toBe("authorization-missing");
  make(cloud, policy, mayWrite("atracker", storage, "archive", "Object Writer"));
  target();
});

test("what is routed to stays, and the account has its settings once", () => {
  const cloud = new Cloud();
  const logs = instance(cloud, "logs");
  make(cloud, policy, maySend("atracker", logs));
  const target = make(cloud, "ibm_atracker_target", searchTarget(logs));
  make(cloud, "ibm_atracker_route", { name: "all", rules: [{ locations: ["*"], target_ids: [target.id ?? null] }] });
  expect(refused("a target with a route", () => cloud.delete("ibm_atracker_target", target))).toBe("still-in-use");
  const settings = { metadata_region_primary: "eu-de", private_api_endpoint_only: true };
  make(cloud, "ibm_atracker_settings", settings);
  expect(refused("a second owner of the settings", () => make(cloud, "ibm_atracker_settings", settings))).toBe(
    "name-taken",
  );
  expect([...cloud.notes].join()).toContain("service endpoints");
});

test("an alert names an integration that exists, and an integration needs its authorization", () => {
  const cloud = new Cloud();
  const logs = instance(cloud, "logs");
  const events = instance(cloud, "event-notifications");
  const webhook = () =>
    make(cloud, "ibm_logs_outgoing_webhook", {
      name: "people",
      instance_id: logs.guid ?? null,
      ibm_event_notifications: [{ event_notifications_instance_id: events.guid ?? null, region_id: "eu-de" }],
    });
  const alert = (id: number) =>
    make(cloud, "ibm_logs_alert_definition", {
      name: "alert",
      instance_id: logs.guid ?? null,
      notification_group: [{ webhooks: [{ integration: [{ integration_id: id }] }] }],
    });
  expect(refused("an integration without Event Source Manager", webhook)).toBe("authorization-missing");
  expect(refused("an alert to an integration that is not there", () => alert(1))).toBe("dangling-reference");
  make(cloud, policy, {
    source_service_name: "logs",
    target_service_name: "event-notifications",
    target_resource_instance_id: events.guid ?? null,
    roles: ["Event Source Manager", "Viewer"],
  });
  alert(Number(webhook().external_id));
});

test("a region has one default receiver of platform metrics", () => {
  const cloud = new Cloud();
  const receiver = (name: string, location: string, on: string) => () =>
    make(cloud, "ibm_resource_instance", {
      ...{ service: "sysdig-monitor", plan: "graduated-tier", name, location },
      parameters: { default_receiver: on },
    });
  receiver("one", "eu-de", "true")();
  receiver("other-region", "eu-gb", "true")();
  receiver("routed", "eu-de", "false")();
  expect(refused("a second default receiver", receiver("two", "eu-de", "true"))).toBe("one-per-region");
});
