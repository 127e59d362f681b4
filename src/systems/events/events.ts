import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import type { ITerraformDependable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { FaultError } from "../../core/fault";
import { resourceName, wrongNames } from "../../core/names";
import { noProps } from "../../core/validated";
import type { Existing } from "../../platform/existing";
import { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import { Encryption, type IKey } from "../encryption";
import { EventsEncryption } from "./events-encryption";
import { JobDestinations } from "./job-destination";
import { Schedule, type ScheduleProps } from "./schedule";
import { eventsSchema } from "./schema";
import { SecretEvents, type SecretRotationProps, SecretRotationSubscription } from "./secret-events";

/**
 * Event Notifications, which starts jobs on a schedule or on an event, and sends e-mail to people.
 * @default - an instance is created when something needs it
 * @control EN-01
 * @example { notify: [web-platform@example.com] }
 */
export interface EventNotificationsProps {
  /**
   * CRN of an existing Event Notifications instance, whose network and encryption are managed elsewhere.
   * @default - an instance is created, private and encrypted with a dedicated root key
   * @control EN-01
   * @control EN-02
   * @example "crn:v1:bluemix:public:event-notifications:eu-de:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555::"
   */
  readonly existing?: Existing;
  /**
   * E-mail addresses to notify when a certificate expires soon, has expired, or could not be renewed. Each recipient
   * must first accept an invitation, which distribution lists cannot do.
   * @default - nobody is notified
   * @control CE-38
   * @example [web-platform@example.com]
   */
  readonly notify?: readonly string[];
  /**
   * Jobs in existing Code Engine projects that a schedule or an event starts, by name. Systems of type `code-engine` need
   * no entry here.
   * @default - none
   * @control CE-37
   * @example
   * renew-certificates:
   *   project: "crn:v1:bluemix:public:codeengine:eu-de:a/0123456789abcdef0123456789abcdef:61111111-2222-4333-8444-555555555555::"
   *   job: renew-certificates
   *   cron: "0 3 * * *"
   */
  readonly jobs?: Readonly<Record<string, ExistingJobProps>>;
}

/** A job that is not made here, and what starts it. */
export interface ExistingJobProps {
  /**
   * CRN of the Code Engine project that contains the job.
   * @example "crn:v1:bluemix:public:codeengine:eu-de:a/0123456789abcdef0123456789abcdef:61111111-2222-4333-8444-555555555555::"
   */
  readonly project: string;
  /**
   * Name of the job definition in the Code Engine project.
   * @example renew-certificates
   */
  readonly job: string;
  /**
   * Cron expression in UTC: minute, hour, day of month, month, day of week. Write weekdays by name, because the service
   * numbers them differently from cron.
   * @default - the job is not scheduled
   * @control CE-37
   * @example "0 3 * * *"
   */
  readonly cron?: string;
  /**
   * True starts the job whenever Secrets Manager has renewed a public certificate.
   * @default false
   * @control CE-38
   * @example true
   */
  readonly onSecretRotation?: boolean;
}

/**
 * Event Notifications: events of a service start Code Engine jobs or notify people.
 *
 * @example
 * const events = EventNotifications.of(platform);
 * events.schedule(scope, "daily", { name: "renew", cron: "0 3 * * *", project, job: "renew" });
 * events.onSecretRotation(scope, "rotated", { name: "renew", project, job: "renew" });
 */
export class EventNotifications extends Construct {
  /** The platform's Event Notifications, created with the defaults if nobody has set them up. */
  static of(scope: IConstruct): EventNotifications {
    return Platform.one(scope, "events", (platform) => new EventNotifications(platform));
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
   * @throws FaultError CR001 when `existing` is not the CRN of an Event Notifications instance, or a job's `project` is not the CRN of a Code Engine project
   * @throws FaultError EN001 when a job's schedule is invalid or ambiguous
   */
  constructor(platform: Platform, props: EventNotificationsProps = noProps) {
    super(platform.foundations, "events");
    platform.register("events", this);
    validateProps(this.node.path, eventsSchema, props);
    const faults = wrongNames(`${this.node.path}.jobs`, [props.jobs]);
    if (faults.length > 0) throw new FaultError(faults);
    this.notify = props.notify ?? [];
    if (props.existing !== undefined) {
      const crn = platform.useInstance(
        props.existing,
        ["event-notifications"],
        `${this.node.path}.existing`,
        "regional",
      );
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
   * Runs a job on a schedule.
   *
   * @throws FaultError EN001 when the schedule is invalid or ambiguous
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
    const { crn, instance } = platform.useInstance(project, ["codeengine"], `${this.node.path}.jobs.${name}.project`);
    const props = { name, project: { id: instance, crn }, job };
    if (cron !== undefined) this.schedule(this, `${name}-schedule`, { ...props, cron });
    if (onSecretRotation) this.onSecretRotation(this, `${name}-renewed`, props);
  }
}
