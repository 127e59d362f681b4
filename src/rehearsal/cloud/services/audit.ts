import { crnFields } from "../../../core/crn";
import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { account, crnOf } from "../mint";
import { blocksOf, type CloudView, type ResourceModel, text } from "../resource-model";
import { requirePolicy } from "./authorization";

const logsInstance = { argument: "instance_id", kinds: ["logs instance"] };
const inAccount = (what: string) => (state: ObjectValue) => ({
  scope: `the account's ${what}`,
  name: text(state, "name"),
});

/** Cloud Logs takes what another service sends only from those that may. */
function maySend(source: string, crn: string, cloud: CloudView): void {
  requirePolicy(
    {
      source,
      target: "logs",
      instance: crnFields(crn).instance,
      roles: ["Sender"],
      written: "Cloud Logs documentation, Creating a S2S authorization: Sender, to send data to the instance",
    },
    cloud,
  );
}

/** Where events of the account go. */
export const auditTarget: ResourceModel = {
  type: "ibm_atracker_target",
  kind: "audit target",
  references: [
    { argument: "cloudlogs_endpoint.target_crn", kinds: ["logs instance"], holds: true },
    { argument: "cos_endpoint.target_crn", kinds: ["cloud-object-storage instance"] },
    { argument: "cos_endpoint.bucket", kinds: ["bucket"], holds: true },
  ],
  unique: inAccount("audit targets"),
  check(planned, cloud) {
    const [logs] = blocksOf(planned, "cloudlogs_endpoint");
    if (logs) maySend("atracker", text(logs, "target_crn"), cloud);
    const [bucket] = blocksOf(planned, "cos_endpoint");
    if (bucket?.service_to_service_enabled === true) {
      requirePolicy(
        {
          source: "atracker",
          target: "cloud-object-storage",
          instance: crnFields(text(bucket, "target_crn")).instance,
          part: text(bucket, "bucket"),
          roles: ["Object Writer"],
          written: "Activity Tracker Event Routing documentation: Object Writer, to write objects to a bucket",
        },
        cloud,
      );
    }
  },
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    return { id, crn: crnOf("atracker", text(planned, "region"), "", "target", id), api_version: 2 };
  },
  handles: (state) => [text(state, "id")],
};

/** Routes are the account's; there is room for a few. */
export const auditRoute: ResourceModel = {
  type: "ibm_atracker_route",
  kind: "audit route",
  references: [{ argument: "rules.target_ids", kinds: ["audit target"], holds: true }],
  unique: inAccount("audit routes"),
  attributes: (_, cloud) => ({ id: cloud.mint.guid(), api_version: 2, version: 0 }),
  handles: (state) => [text(state, "id")],
};

/**
 * The account's one set of settings. Another that is made takes its place without a word (the provider puts the whole); the
 * model refuses it, because two owners undo each other at every apply.
 */
export const auditSettings: ResourceModel = {
  type: "ibm_atracker_settings",
  kind: "audit settings",
  references: [{ argument: "default_targets", kinds: ["audit target"], holds: true }],
  unique: () => ({ scope: "the account", name: "Activity Tracker settings" }),
  check(planned, cloud) {
    if (planned.private_api_endpoint_only === true)
      cloud.note(
        "the rehearsal assumes that the account has service endpoints enabled: without them, these settings lock everybody out",
      );
  },
  attributes: (planned) => ({ id: text(planned, "metadata_region_primary"), api_version: 2 }),
  handles: (state) => [`settings of ${account} in ${text(state, "id")}`],
};

export const logsTarget: ResourceModel = {
  type: "ibm_logs_router_target",
  kind: "platform logs target",
  references: [{ argument: "destination_crn", kinds: ["logs instance"], holds: true }],
  unique: inAccount("platform logs targets"),
  check: (planned, cloud) => maySend("logs-router", text(planned, "destination_crn"), cloud),
  attributes: (_, cloud) => ({ id: cloud.mint.guid(), target_type: "cloud_logs" }),
  handles: (state) => [text(state, "id")],
};

export const logsRoute: ResourceModel = {
  type: "ibm_logs_router_route",
  kind: "platform logs route",
  references: [{ argument: "rules.targets.id", kinds: ["platform logs target"], holds: true }],
  unique: inAccount("platform logs routes"),
  attributes: (_, cloud) => ({ id: cloud.mint.guid() }),
  handles: (state) => [text(state, "id")],
};

export const metricsTarget: ResourceModel = {
  type: "ibm_metrics_router_target",
  kind: "platform metrics target",
  references: [{ argument: "destination_crn", kinds: ["sysdig-monitor instance"], holds: true }],
  unique: inAccount("platform metrics targets"),
  check(planned, cloud) {
    requirePolicy(
      {
        source: "metrics-router",
        target: "sysdig-monitor",
        instance: crnFields(text(planned, "destination_crn")).instance,
        roles: ["Supertenant Metrics Publisher"],
        written:
          "Metrics Routing documentation, Managing authorizations: Supertenant Metrics Publisher, to send metrics",
      },
      cloud,
    );
  },
  attributes: (_, cloud) => ({ id: cloud.mint.guid(), target_type: "sysdig_monitor" }),
  handles: (state) => [text(state, "id")],
};

export const metricsRoute: ResourceModel = {
  type: "ibm_metrics_router_route",
  kind: "platform metrics route",
  references: [{ argument: "rules.targets.id", kinds: ["platform metrics target"], holds: true }],
  unique: inAccount("platform metrics routes"),
  attributes: (_, cloud) => ({ id: cloud.mint.guid() }),
  handles: (state) => [text(state, "id")],
};

/** The integration with Event Notifications, which makes a source there. */
export const integration: ResourceModel = {
  type: "ibm_logs_outgoing_webhook",
  kind: "event source",
  references: [
    logsInstance,
    { argument: "ibm_event_notifications.event_notifications_instance_id", kinds: ["event-notifications instance"] },
  ],
  unique: (state) => ({ scope: `Cloud Logs ${text(state, "instance_id")}`, name: text(state, "name") }),
  check(planned, cloud) {
    const [events] = blocksOf(planned, "ibm_event_notifications");
    requirePolicy(
      {
        source: "logs",
        target: "event-notifications",
        instance: events ? text(events, "event_notifications_instance_id") : "",
        roles: ["Event Source Manager"],
        written: "Cloud Logs documentation, Configuring an outbound integration: step 1, the authorization",
      },
      cloud,
    );
  },
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    const before = cloud.everything.filter(({ type }) => type === "ibm_logs_outgoing_webhook").length;
    return {
      id: `${text(planned, "region")}/${text(planned, "instance_id")}/${id}`,
      webhook_id: id,
      external_id: before + 1,
    };
  },
  slow: { create: true },
  handles: (state) => [text(state, "id")],
};

export const alert: ResourceModel = {
  type: "ibm_logs_alert_definition",
  kind: "alert",
  references: [logsInstance],
  unique: (state) => ({ scope: `the alerts of Cloud Logs ${text(state, "instance_id")}`, name: text(state, "name") }),
  check(planned, cloud) {
    const webhooks = blocksOf(planned, "notification_group").flatMap((group) => blocksOf(group, "webhooks"));
    for (const webhook of webhooks) {
      const wanted = blocksOf(webhook, "integration")[0]?.integration_id;
      if (cloud.everything.some(({ type, state }) => type === integration.type && state.external_id === wanted))
        continue;
      throw new Refusal(
        "dangling-reference",
        `ibm_logs_alert_definition: integration_id is ${String(wanted)}, but there is no such integration`,
        "Cloud Logs API: a notification names the external id of an integration",
        "Reference external_id of the ibm_logs_outgoing_webhook.",
        "notification_group",
      );
    }
  },
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    return { id: `${text(planned, "region")}/${text(planned, "instance_id")}/${id}`, alert_def_id: id };
  },
  handles: (state) => [text(state, "id")],
};
