import { DataIbmEnSources } from "@cdktf/provider-ibm/lib/data-ibm-en-sources";
import { EnSubscriptionCe } from "@cdktf/provider-ibm/lib/en-subscription-ce";
import { EnTopic } from "@cdktf/provider-ibm/lib/en-topic";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { parseCron } from "./cron";
import type { EventNotifications } from "./events";
import type { JobProps } from "./job-destination";

export interface ScheduleProps extends JobProps {
  /**
   * Cron expression in UTC: minute, hour, day of month, month, day of week; weekdays by name.
   * @example "0 3 * * *"
   * @control CE-37
   */
  readonly cron: string;
}

/**
 * A scheduled job: the periodic timer of Event Notifications, its topic, and the subscription of the job.
 *
 * The timer starts immediately and never ends: no dates are set, so the output does not depend on the day. Deleting only the
 * subscription does nothing (provider ibm 2.5.0, resource_ibm_en_subscription_code_engine.go); it is deleted with its topic.
 *
 * @control CE-37
 */
export class Schedule extends Construct {
  readonly topic: EnTopic;

  /** @throws FaultError EN001 when the schedule is invalid or ambiguous */
  constructor(scope: Construct, id: string, events: EventNotifications, props: ScheduleProps) {
    super(scope, id);
    const cron = parseCron(props.cron);
    if (typeof cron === "string") throw new FaultError([unreadable(this.node.path, props.cron, cron)]);
    const platform = Platform.of(this);
    const name = resourceName(this.node.path, 250, platform.name, props.name);
    const sources = new DataIbmEnSources(this, "sources", { instanceGuid: events.guid });
    this.topic = new EnTopic(this, "topic", {
      instanceGuid: events.guid,
      name: `${name}-schedule`,
      description: `Starts the job of ${props.name}, in UTC`,
      sources: [
        {
          // The one source of this type: with none, or with two, Terraform stops.
          id: `\${one([for source in ${sources.fqn}.sources : source.id if source.type == "periodic-timer"])}`,
          rules: [{ enabled: true, eventScheduleFilter: [{ expression: props.cron }] }],
        },
      ],
    });
    new EnSubscriptionCe(this, "subscription", {
      instanceGuid: events.guid,
      name: `${name}-schedule`,
      topicId: this.topic.topicId,
      destinationId: events.jobs.id(this, props),
    });
    platform.artefacts.push({
      stack: TerraformStack.of(this).node.id,
      file: `runbooks/ce-cron-${props.name}.sh`,
      template: "events/ce-cron.sh",
      data: { name, cron: props.cron },
      controls: ["CE-37"],
    });
  }
}

function unreadable(path: string, cron: string, why: string): Fault {
  return {
    code: "EN001",
    message: "invalid schedule",
    place: { path },
    expected: "minute, hour, day of month, *, day of week by name: 0 3 * * *",
    got: `${cron} (${why})`,
    fix: "Write a cron expression with five fields, in UTC.",
  };
}
