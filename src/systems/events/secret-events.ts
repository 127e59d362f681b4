import { DataIbmEnDestinations } from "@cdktf/provider-ibm/lib/data-ibm-en-destinations";
import { DataIbmSmEnRegistration } from "@cdktf/provider-ibm/lib/data-ibm-sm-en-registration";
import { EnSubscriptionCe } from "@cdktf/provider-ibm/lib/en-subscription-ce";
import { EnSubscriptionEmail } from "@cdktf/provider-ibm/lib/en-subscription-email";
import { EnTopic, type EnTopicSourcesRules } from "@cdktf/provider-ibm/lib/en-topic";
import { SmEnRegistration } from "@cdktf/provider-ibm/lib/sm-en-registration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { distinctWords, resourceName } from "../../core/names";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import { registrationCondition } from "../../terraform/registration-check";
import { Secrets } from "../secrets";
import type { EventNotifications } from "./events";
import { failures } from "./failures";
import type { JobProps } from "./job-destination";

export type SecretRotationProps = JobProps;

/**
 * Secrets Manager events, once per platform: the registration, or the check that another owner has made it, a topic for renewed certificates, and a topic for the failures
 * that people must hear of.
 *
 * The filters have the form of IBM's Code Engine sample for certificates. They have not been tested here: a filter that does
 * not match is not rejected, its topic just stays silent. The daily schedule is the fallback.
 *
 * @control CE-38
 */
export class SecretEvents extends Construct {
  private readonly secrets: Secrets;
  private readonly registration: ITerraformDependable;
  private renewed?: EnTopic;

  constructor(
    scope: Construct,
    id: string,
    private readonly events: EventNotifications,
  ) {
    super(scope, id);
    this.secrets = Secrets.of(this);
    if (Platform.of(this).isConnected(this.secrets.instance, events.guid)) {
      this.registration = this.registered(events.crn);
      if (events.notify.length > 0) this.tell(events.notify);
      return;
    }
    const maySend = new Authorization(this, "may-send", {
      source: { service: "secrets-manager", instance: this.secrets.instance },
      target: { service: "event-notifications", instance: events.guid },
      roles: ["Event Source Manager"],
    });
    this.registration = new SmEnRegistration(this, "registration", {
      instanceId: this.secrets.instance,
      region: this.secrets.region,
      endpointType: "private",
      eventNotificationsInstanceCrn: events.crn,
      eventNotificationsSourceName: this.named("secrets"),
      // Also the other way round: Secrets Manager uses the authorization when it is unregistered.
      dependsOn: [maySend.ready, ...events.ready],
    });
    if (events.notify.length > 0) this.tell(events.notify);
  }

  /** Topic of public certificates that have been renewed, made on first use: a topic that nobody hears is none. */
  get rotated(): EnTopic {
    this.renewed ??= this.topic("rotated", "certificates-renewed", "Public certificates that have been renewed", [
      { eventTypeFilter: ofType("secret_rotated"), notificationFilter: "$.data.secret_type == 'public_cert'" },
    ]);
    return this.renewed;
  }

  /** Of two instances that another owner has connected, which an instance of Secrets Manager can be once. */
  private registered(eventsCrn: string): DataIbmSmEnRegistration {
    return new DataIbmSmEnRegistration(this, "registration", {
      instanceId: this.secrets.instance,
      region: this.secrets.region,
      endpointType: "private",
      lifecycle: {
        postcondition: [
          {
            condition: registrationCondition(eventsCrn),
            errorMessage: `Secrets Manager ${this.secrets.instance} is not registered with Event Notifications ${eventsCrn}. Ask its owner to register it, or remove authorized from the blueprint.`,
          },
        ],
      },
    });
  }

  private tell(people: readonly string[]): void {
    const failed = this.topic(
      "failed",
      "secrets-failed",
      "Secrets that end soon, have ended, or could not be renewed",
      failures.map((type) => ({ eventTypeFilter: ofType(type) })),
    );
    const destinations = new DataIbmEnDestinations(this, "destinations", {
      instanceGuid: this.events.guid,
      dependsOn: [...this.events.ready],
    });
    // One for each address: a changed list of invited people is not sent (provider ibm 2.5.0,
    // resource_ibm_en_subscription_email.go), a new or deleted subscription is.
    for (const [address, word] of distinctWords(people)) {
      new EnSubscriptionEmail(this, `tell-${word}`, {
        instanceGuid: this.events.guid,
        name: this.named("secrets-failed", address),
        topicId: failed.topicId,
        destinationId: `\${one([for one in ${destinations.fqn}.destinations : one.id if one.type == "smtp_ibm"])}`,
        attributes: { invited: [address], addNotificationPayload: true },
      });
    }
  }

  private topic(id: string, name: string, description: string, rules: readonly EnTopicSourcesRules[]): EnTopic {
    return new EnTopic(this, id, {
      instanceGuid: this.events.guid,
      name: this.named(name),
      description,
      sources: [{ id: this.secrets.crn, rules: rules.map((rule) => ({ enabled: true, ...rule })) }],
      dependsOn: [this.registration],
    });
  }

  private named(...parts: string[]): string {
    return resourceName(this.node.path, 250, Platform.of(this).name, ...parts);
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
      destinationId: events.jobs.id(this, props),
    });
  }
}

function ofType(type: string): string {
  return `$.type == 'com.ibm.cloud.secrets-manager.${type}'`;
}
