import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import type { ITerraformDependable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { parseCrn } from "../../core/crn";
import { FaultError } from "../../core/fault";
import { resourceName, wrongNames } from "../../core/names";
import { Platform } from "../../core/platform";
import { Encryption, type IKey } from "../encryption";
import { EventsEncryption } from "./events-encryption";
import { JobDestinations } from "./job-destination";
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
  /** Jobs of Code Engine projects that exist, by a name for each. @default - none */
  readonly jobs?: Readonly<Record<string, ExistingJobProps>>;
}

/** A job that is not made here, and what starts it. */
export interface ExistingJobProps {
  /** CRN of the Code Engine project. */
  readonly project: string;
  /** Name of the job in the project. */
  readonly job: string;
  /**
   * When it runs: minute, hour, day of month, month, day of week, in UTC; weekdays by name.
   * @default - not by the clock
   * @control CE-37
   */
  readonly cron?: string;
  /** It runs whenever a public certificate has been renewed. @default false @control CE-38 */
  readonly onSecretRotation?: boolean;
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
  /** Jobs that events may start. */
  readonly jobs: JobDestinations;
  /** What topics and destinations must wait for. */
  readonly ready: readonly ITerraformDependable[];
  private secrets?: SecretEvents;

  /**
   * @throws FaultError CR001 when `existing` is not the CRN of an Event Notifications instance, or a job's project none
   * @throws FaultError EN001 when a job's schedule is not one that the service reads as it is meant
   */
  constructor(platform: Platform, props: EventNotificationsProps = {}) {
    super(platform.foundations, "events");
    platform.register("events", this);
    const faults = wrongNames(`${this.node.path}.jobs`, [props.jobs]);
    if (faults.length > 0) throw new FaultError(faults);
    this.notify = props.notify ?? [];
    if (props.existing !== undefined) {
      const crn = parseCrn(props.existing, ["event-notifications"], `${this.node.path}.existing`);
      platform.use(crn.crn, `${this.node.path}.existing`, "regional");
      this.guid = crn.instance;
      this.crn = crn.crn;
      this.ready = [];
    } else {
      const key = Encryption.of(this).key("events");
      const resource = this.create(platform, key);
      this.guid = resource.guid;
      this.crn = resource.crn;
      this.ready = [new EventsEncryption(this, "encryption", { instance: this.guid, key }).ready];
    }
    this.jobs = new JobDestinations(this.guid);
    if (this.notify.length > 0) this.secretEvents();
    for (const [name, job] of Object.entries(props.jobs ?? {})) this.existingJob(platform, name, job);
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
    return new SecretRotationSubscription(scope, id, this, this.secretEvents(), props);
  }

  private secretEvents(): SecretEvents {
    this.secrets ??= new SecretEvents(this, "secrets", this);
    return this.secrets;
  }

  private create(platform: Platform, key: IKey): ResourceInstance {
    return new ResourceInstance(this, "instance", {
      name: resourceName(this.node.path, 180, platform.name, "events"),
      service: "event-notifications",
      // The plan with keys of one's own: IBM Cloud documentation, "Managing encryption" of Event Notifications.
      plan: "standard",
      location: platform.region,
      resourceGroupId: platform.resourceGroupId(this),
      serviceEndpoints: "private",
      // For the way back: what is encrypted goes before its key, and the integration's own delete does nothing.
      dependsOn: [...key.ready],
    });
  }

  private existingJob(
    platform: Platform,
    name: string,
    { project, job, cron, onSecretRotation }: ExistingJobProps,
  ): void {
    const { crn, instance } = parseCrn(project, ["codeengine"], `${this.node.path}.jobs.${name}.project`);
    platform.use(crn, `${this.node.path}.jobs.${name}.project`);
    const props = { name, project: { id: instance, crn }, job };
    if (cron !== undefined) this.schedule(this, `${name}-schedule`, { ...props, cron });
    if (onSecretRotation) this.onSecretRotation(this, `${name}-renewed`, props);
  }
}
