import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import type { ITerraformDependable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { parseCrn } from "../../core/crn";
import { resourceName } from "../../core/names";
import { Platform } from "../../core/platform";
import { EventsEncryption } from "./events-encryption";
import { JobDestination, type JobProps } from "./job-destination";
import { Schedule, type ScheduleProps } from "./schedule";
import { SecretEvents, type SecretRotationProps, SecretRotationSubscription } from "./secret-events";

export interface EventNotificationsProps {
  /**
   * CRN of an Event Notifications instance that exists; its network and encryption stay its owner's.
   * @default - an instance is created, closed to public networks and encrypted with an own root key
   * @control EN-01
   * @control EN-02
   */
  readonly existing?: string;
  /**
   * E-mail addresses of the people who are told when a certificate is about to end, has ended, or could not be renewed.
   * Each must accept an invitation first; distribution lists cannot.
   * @default - nobody is told
   * @control CE-38
   */
  readonly notify?: readonly string[];
}

/**
 * Event Notifications: what happens in one service starts a job of Code Engine, or reaches people.
 *
 * @example
 * const events = EventNotifications.of(platform);
 * events.schedule(scope, "daily", { name: "renew", cron: "0 3 * * *", project, job: "renew" });
 * events.onSecretRotation(scope, "rotated", { name: "renew", project, job: "renew" });
 */
export class EventNotifications extends Construct {
  /** The platform's Event Notifications, created with the defaults if nobody has set them up. */
  static of(scope: IConstruct): EventNotifications {
    const platform = Platform.of(scope);
    return platform.find<EventNotifications>("events") ?? new EventNotifications(platform);
  }

  /** GUID of the instance. */
  readonly guid: string;
  /** CRN of the instance. */
  readonly crn: string;
  /** People who are told of failures. */
  readonly notify: readonly string[];
  /** What topics and destinations must wait for. */
  readonly ready: readonly ITerraformDependable[];
  private readonly destinations = new Map<string, JobDestination>();
  private secrets?: SecretEvents;

  /** @throws FaultError CR001 when `existing` is not the CRN of an Event Notifications instance */
  constructor(platform: Platform, props: EventNotificationsProps = {}) {
    super(platform.foundations, "events");
    platform.register("events", this);
    this.notify = props.notify ?? [];
    if (props.existing !== undefined) {
      const crn = parseCrn(props.existing, ["event-notifications"], `${this.node.path}.existing`);
      platform.existing.push(crn.crn);
      this.guid = crn.instance;
      this.crn = crn.crn;
      this.ready = [];
      return;
    }
    const resource = new ResourceInstance(this, "instance", {
      name: resourceName(this.node.path, 180, platform.name, "events"),
      service: "event-notifications",
      // The plan with keys of one's own: IBM Cloud documentation, "Managing encryption" of Event Notifications.
      plan: "standard",
      location: platform.region,
      resourceGroupId: platform.resourceGroupId(this),
      serviceEndpoints: "private",
    });
    this.guid = resource.guid;
    this.crn = resource.crn;
    this.ready = [new EventsEncryption(this, "encryption", { instance: this.guid }).ready];
  }

  /**
   * Runs a job by the clock.
   *
   * @throws FaultError EN001 when the schedule is not one that the service reads as it is meant
   */
  schedule(scope: Construct, id: string, props: ScheduleProps): Schedule {
    return new Schedule(scope, id, this, props);
  }

  /** Runs a job whenever Secrets Manager has renewed a public certificate, and tells people when it could not. */
  onSecretRotation(scope: Construct, id: string, props: SecretRotationProps): SecretRotationSubscription {
    this.secrets ??= new SecretEvents(this, "secrets", this);
    return new SecretRotationSubscription(scope, id, this, this.secrets, props);
  }

  /** The destination of a job, made on first use: a job that runs by the clock and on events has one. */
  destination(scope: Construct, props: JobProps): JobDestination {
    const key = JobDestination.key(scope, props);
    const existing = this.destinations.get(key);
    if (existing) return existing;
    const destination = new JobDestination(scope, "destination", this, props);
    this.destinations.set(key, destination);
    return destination;
  }
}
