import { crnFields } from "../../../core/crn";
import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { builtIn } from "../built-in";
import { blocksOf, type CloudView, type ResourceModel, text } from "../resource-model";
import { requirePolicy } from "./authorization";

const events = { argument: "instance_guid", kinds: ["event-notifications instance"] };
const inInstance = (state: ObjectValue) => ({
  scope: `Event Notifications ${text(state, "instance_guid")}`,
  name: text(state, "name"),
});

function member(type: string, kind: string, id: string, more: Partial<ResourceModel> = {}): ResourceModel {
  return {
    type,
    kind,
    references: [events],
    unique: inInstance,
    attributes(planned, cloud) {
      const minted = cloud.mint.guid();
      return { id: `${text(planned, "instance_guid")}/${minted}`, [id]: minted, updated_at: "" };
    },
    handles: (state) => [text(state, id), text(state, "id")],
    ...more,
  };
}

/** A topic's sources are built in, or registered. */
export const topic = member("ibm_en_topic", "event topic", "topic_id", {
  check(planned, cloud) {
    const guid = text(planned, "instance_guid");
    for (const source of blocksOf(planned, "sources")) {
      const id = text(source, "id");
      const registered = cloud
        .all("event source")
        .some(({ state }) =>
          cloud.named(id, ["secrets-manager instance", "logs instance"])?.handles.includes(text(state, "instance_id")),
        );
      if (id === builtIn(guid, "periodic-timer") || registered) continue;
      throw new Refusal(
        "dangling-reference",
        `ibm_en_topic: sources.id is ${JSON.stringify(id)}, but the instance has no such source`,
        "Event Notifications API: a topic's source must be registered",
        "For Secrets Manager, depend on ibm_sm_en_registration; for Cloud Logs, on ibm_logs_outgoing_webhook; for a schedule, look up the periodic timer.",
        "sources",
      );
    }
  },
});

export const jobDestination = member("ibm_en_destination_ce", "event destination", "destination_id", {
  check(planned, cloud) {
    for (const params of blocksOf(planned, "config").flatMap((config) => blocksOf(config, "params"))) {
      if (text(params, "type") === "application") continue;
      const project = cloud.named(params.project_crn, ["code engine project"]);
      if (!project) {
        throw new Refusal(
          "dangling-reference",
          `ibm_en_destination_ce: project_crn is ${JSON.stringify(params.project_crn)}, but there is no such project`,
          "Event Notifications documentation, Code Engine destination: the project must exist in the same account",
          "Reference the project's crn.",
          "config",
        );
      }
      requirePolicy(
        {
          source: "event-notifications",
          sourceInstance: text(planned, "instance_guid"),
          target: "codeengine",
          instance: crnFields(text(params, "project_crn")).instance,
          roles: ["Viewer", "Writer"],
          written:
            "Event Notifications documentation, Code Engine destination: both roles, or the destination is refused",
        },
        cloud,
      );
    }
  },
});

const subscribed = [
  events,
  { argument: "topic_id", kinds: ["event topic"] },
  { argument: "destination_id", kinds: ["event destination"] },
];

export const jobSubscription = member("ibm_en_subscription_ce", "event subscription", "subscription_id", {
  references: subscribed,
});

export const emailSubscription = member("ibm_en_subscription_email", "event subscription", "subscription_id", {
  references: subscribed,
  attributes(planned, cloud) {
    cloud.note("e-mail recipients must accept an invitation first");
    const id = cloud.mint.guid();
    return { id: `${text(planned, "instance_guid")}/${id}`, subscription_id: id, from: "", updated_at: "" };
  },
});

/** The key of an instance. Every instance has one integration for it, which is filled in. */
export const keyIntegration: ResourceModel = {
  type: "ibm_en_integration",
  kind: "event integration",
  unique: (state) => ({
    scope: `Event Notifications ${text(state, "instance_guid")}`,
    name: `the integration ${text(state, "integration_id")}`,
  }),
  references: [events, { argument: "metadata.root_key_id", kinds: ["root key"], holds: true }],
  check(planned, cloud) {
    const guid = text(planned, "instance_guid");
    if (text(planned, "integration_id") !== builtIn(guid, "kms")) {
      throw new Refusal(
        "dangling-reference",
        `ibm_en_integration: integration_id is ${JSON.stringify(planned.integration_id)}, but the instance has no such integration`,
        "Event Notifications documentation, Integrating with Key Protect: the id of the default integration is listed",
        "Look up the id with data.ibm_en_integrations.",
        "integration_id",
      );
    }
    for (const metadata of blocksOf(planned, "metadata")) {
      requirePolicy(
        {
          source: "event-notifications",
          sourceInstance: guid,
          target: "kms",
          instance: crnFields(text(metadata, "crn")).instance,
          part: text(metadata, "root_key_id"),
          roles: ["Reader"],
          written:
            "Event Notifications documentation, Managing encryption: the service must be a Reader of the key instance",
        },
        cloud,
      );
    }
  },
  attributes: (planned) => ({
    id: `${text(planned, "instance_guid")}/${text(planned, "integration_id")}`,
    updated_at: "",
  }),
  handles: (state) => [text(state, "id")],
};

/** Secrets Manager as a source: once for an instance, and only with the authorization, also to go away again. */
export const secretsRegistration: ResourceModel = {
  type: "ibm_sm_en_registration",
  kind: "event source",
  references: [
    { argument: "instance_id", kinds: ["secrets-manager instance"] },
    { argument: "event_notifications_instance_crn", kinds: ["event-notifications instance"], holds: true },
  ],
  unique: (state) => ({
    scope: `Secrets Manager ${text(state, "instance_id")}`,
    name: "its registration with Event Notifications",
  }),
  check: maySend,
  guard: maySend,
  // A topic names the instance, not its registration.
  slow: { create: true },
  attributes: (planned) => ({ id: `${text(planned, "region")}/${text(planned, "instance_id")}` }),
  handles: (state) => [text(state, "id")],
};

function maySend(state: ObjectValue, cloud: CloudView): void {
  requirePolicy(
    {
      source: "secrets-manager",
      sourceInstance: text(state, "instance_id"),
      target: "event-notifications",
      instance: crnFields(text(state, "event_notifications_instance_crn")).instance,
      roles: ["Event Source Manager"],
      written:
        "Secrets Manager documentation, Enabling event notifications: the authorization is used to connect and to disconnect",
    },
    cloud,
  );
}
