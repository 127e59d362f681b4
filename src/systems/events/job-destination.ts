import { EnDestinationCe } from "@cdktf/provider-ibm/lib/en-destination-ce";
import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import { Construct } from "constructs";
import { Authorization } from "../../core/authorization";
import { resourceName } from "../../core/names";
import { Platform } from "../../core/platform";

/** The instance that events come from. */
export interface IEvents {
  /** GUID of the instance. */
  readonly guid: string;
}

export interface JobProps {
  /** Name of what is made, after the platform's. */
  readonly name: string;
  /** The Code Engine project of the job. */
  readonly project: {
    /** GUID of the project. */
    readonly id: string;
    /** CRN of the project. */
    readonly crn: string;
  };
  /** Name of the job, as a reference to its resource where there is one. */
  readonly job: string;
}

/**
 * A job of Code Engine that events may start: the authorization, the wait until it takes effect, and the destination.
 *
 * The job reads its event in the environment variable `ibmendata`. It needs both roles, Viewer and Writer (IBM Cloud
 * documentation, "Code Engine" destination of Event Notifications).
 *
 * @control CE-37
 * @control CE-38
 */
export class JobDestination extends Construct {
  /** What tells one job from another: references, as they stand in the Terraform. */
  static key(scope: Construct, { project, job }: JobProps): string {
    const stack = TerraformStack.of(scope);
    const resolver = new DefaultTokenResolver(new StringConcat());
    const said = Tokenization.resolve([project.id, job], { scope: stack, resolver, preparing: false });
    return JSON.stringify([stack.node.path, said]);
  }

  readonly resource: EnDestinationCe;

  constructor(scope: Construct, id: string, events: IEvents, props: JobProps) {
    super(scope, id);
    const mayStart = new Authorization(this, "may-start", {
      source: { service: "event-notifications", instance: events.guid },
      target: { service: "codeengine", instance: props.project.id },
      roles: ["Viewer", "Writer"],
    });
    this.resource = new EnDestinationCe(this, "job", {
      instanceGuid: events.guid,
      name: resourceName(this.node.path, 250, Platform.of(this).name, props.name),
      type: "ibmce",
      // Failed events are collected in a bucket only after it has been connected to the instance.
      collectFailedEvents: false,
      config: { params: { type: "job", jobName: props.job, projectCrn: props.project.crn } },
      dependsOn: [mayStart.ready],
    });
  }
}
