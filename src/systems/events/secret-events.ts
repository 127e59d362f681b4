import { DataIbmEnDestinations } from "@cdktf/provider-ibm/lib/data-ibm-en-destinations";
import { EnSubscriptionCe } from "@cdktf/provider-ibm/lib/en-subscription-ce";
import { EnSubscriptionEmail } from "@cdktf/provider-ibm/lib/en-subscription-email";
import { EnTopic } from "@cdktf/provider-ibm/lib/en-topic";
import { SmEnRegistration } from "@cdktf/provider-ibm/lib/sm-en-registration";
import { Construct } from "constructs";
import { Authorization } from "../../core/authorization";
import { resourceName } from "../../core/names";
import { Platform } from "../../core/platform";
import { Secrets } from "../secrets";
import type { EventNotifications } from "./events";
import type { JobProps } from "./job-destination";

export type SecretRotationProps = JobProps;

/** What people have to hear of. Types as IBM lists them: Secrets Manager documentation, "Events for Secrets Manager". */
export const failures = ["secret_about_to_expire", "secret_expired", "secret_rotation_failed"] as const;

/**
 * Events of Secrets Manager, once for a platform: its registration, a topic of renewed certificates, and a topic of what
 * people have to hear of.
 *
 * The filters have the form of IBM's Code Engine sample for certificates. Nobody has measured them here: a filter that does
 * not match is not refused, its topic stays silent. The daily schedule is the net below.
 *
 * @control CE-38
 */
export class SecretEvents extends Construct {
  /** Topic of public certificates that have been renewed. */
  readonly rotated: EnTopic;

  constructor(scope: Construct, id: string, events: EventNotifications) {
    super(scope, id);
    const secrets = Secrets.of(this);
    const { name } = Platform.of(this);
    const maySend = new Authorization(this, "may-send", {
      source: { service: "secrets-manager", instance: secrets.instance },
      target: { service: "event-notifications", instance: events.guid },
      roles: ["Event Source Manager"],
    });
    const registration = new SmEnRegistration(this, "registration", {
      instanceId: secrets.instance,
      region: secrets.region,
      endpointType: "private",
      eventNotificationsInstanceCrn: events.crn,
      eventNotificationsSourceName: resourceName(this.node.path, 250, name, "secrets"),
      // Also the other way round: Secrets Manager uses the authorization when it is unregistered.
      dependsOn: [maySend.ready, ...events.ready],
    });
    this.rotated = new EnTopic(this, "rotated", {
      instanceGuid: events.guid,
      name: resourceName(this.node.path, 250, name, "certificates-renewed"),
      description: "Public certificates that Secrets Manager has renewed",
      sources: [
        {
          id: secrets.crn,
          rules: [
            {
              enabled: true,
              eventTypeFilter: ofType("secret_rotated"),
              notificationFilter: "$.data.secret_type == 'public_cert'",
            },
          ],
        },
      ],
      dependsOn: [registration],
    });
    if (events.notify.length === 0) return;
    const failed = new EnTopic(this, "failed", {
      instanceGuid: events.guid,
      name: resourceName(this.node.path, 250, name, "secrets-failed"),
      description: "Secrets that end soon, have ended, or could not be renewed",
      sources: [{ id: secrets.crn, rules: failures.map((type) => ({ enabled: true, eventTypeFilter: ofType(type) })) }],
      dependsOn: [registration],
    });
    const destinations = new DataIbmEnDestinations(this, "destinations", {
      instanceGuid: events.guid,
      dependsOn: [...events.ready],
    });
    // One for each address: a changed list of invited people is not sent (provider ibm 2.5.0,
    // resource_ibm_en_subscription_email.go), a new or deleted subscription is.
    for (const address of events.notify) {
      new EnSubscriptionEmail(this, `tell-${address.replace(/[^A-Za-z0-9]+/g, "-")}`, {
        instanceGuid: events.guid,
        name: resourceName(this.node.path, 250, name, "secrets-failed", address),
        topicId: failed.topicId,
        destinationId: `\${one([for one in ${destinations.fqn}.destinations : one.id if one.type == "smtp_ibm"])}`,
        attributes: { invited: [address], addNotificationPayload: true },
      });
    }
  }
}

/** A job that runs whenever a public certificate has been renewed. */
export class SecretRotationSubscription extends Construct {
  constructor(
    scope: Construct,
    id: string,
    events: EventNotifications,
    secrets: SecretEvents,
    props: SecretRotationProps,
  ) {
    super(scope, id);
    new EnSubscriptionCe(this, "subscription", {
      instanceGuid: events.guid,
      name: resourceName(this.node.path, 250, Platform.of(this).name, props.name, "certificates-renewed"),
      topicId: secrets.rotated.topicId,
      destinationId: events.destination(this, props).resource.destinationId,
    });
  }
}

function ofType(type: string): string {
  return `$.type == 'com.ibm.cloud.secrets-manager.${type}'`;
}
