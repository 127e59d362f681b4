import { DataIbmEnDestinations } from "@cdktf/provider-ibm/lib/data-ibm-en-destinations";
import { EnSubscriptionEmail } from "@cdktf/provider-ibm/lib/en-subscription-email";
import { EnTopic } from "@cdktf/provider-ibm/lib/en-topic";
import { LogsOutgoingWebhook } from "@cdktf/provider-ibm/lib/logs-outgoing-webhook";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { crnFields } from "../../core/crn";
import { distinctWords, resourceName } from "../../core/names";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import { EventNotifications } from "../events";
import type { CloudLogs } from "./cloud-logs";

export interface AlertDeliveryProps {
  readonly logs: CloudLogs;
  readonly people: readonly string[];
}

/**
 * Alerts of Cloud Logs to people, by Event Notifications.
 *
 * The integration makes the source in Event Notifications; its id is the CRN of the Cloud Logs instance ("source_id",
 * provider ibm 2.5.0, documentation of ibm_logs_outgoing_webhook).
 *
 * @control AU-05
 */
export class AlertDelivery extends Construct {
  /** Number by which alerts name the integration. */
  readonly integration: number;

  constructor(scope: Construct, id: string, { logs, people }: AlertDeliveryProps) {
    super(scope, id);
    const { name, region } = Platform.of(this);
    const events = EventNotifications.of(this);
    const maySend = new Authorization(this, "may-alert", {
      source: { service: "logs", instance: logs.instance },
      target: { service: "event-notifications", instance: events.guid },
      roles: ["Event Source Manager", "Viewer"],
    });
    const webhook = new LogsOutgoingWebhook(this, "integration", {
      instanceId: logs.instance,
      region,
      endpointType: "private",
      name: resourceName(this.node.path, 4096, name, "audit-alerts"),
      type: "ibm_event_notifications",
      ibmEventNotifications: {
        eventNotificationsInstanceId: events.guid,
        regionId: regionOf(events.crn) ?? region,
        endpointType: "private",
      },
      dependsOn: [maySend.ready, ...events.ready],
    });
    const topic = new EnTopic(this, "topic", {
      instanceGuid: events.guid,
      name: resourceName(this.node.path, 250, name, "audit-alerts"),
      description: "Alerts of the audit trail",
      sources: [
        {
          id: logs.crn,
          rules: [{ enabled: true, eventTypeFilter: "$.type == 'com.ibm.cloud.logs.StandardImmediateAlertEvent'" }],
        },
      ],
      dependsOn: [webhook],
    });
    const destinations = new DataIbmEnDestinations(this, "destinations", {
      instanceGuid: events.guid,
      dependsOn: [...events.ready],
    });
    // One for each address: a changed list of invited people is not sent (provider ibm 2.5.0,
    // resource_ibm_en_subscription_email.go).
    for (const [address, word] of distinctWords(people)) {
      new EnSubscriptionEmail(this, `tell-${word}`, {
        instanceGuid: events.guid,
        name: resourceName(this.node.path, 250, name, "audit-alerts", address),
        topicId: topic.topicId,
        destinationId: `\${one([for one in ${destinations.fqn}.destinations : one.id if one.type == "smtp_ibm"])}`,
        attributes: { invited: [address], addNotificationPayload: true },
      });
    }
    this.integration = webhook.externalId;
  }
}

/** Region of an instance that exists; one that is made here is in the platform's. */
function regionOf(crn: string): string | undefined {
  return Token.isUnresolved(crn) ? undefined : crnFields(crn).location;
}
