import { EnDestinationCe } from "@cdktf/provider-ibm/lib/en-destination-ce";
import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";

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
 * The jobs that events can start, each created on first use: one authorization and wait per project, one destination per
 * job.
 *
 * A job reads its event in the environment variable `ibmendata`. Both roles are needed, Viewer and Writer (IBM Cloud
 * documentation, "Code Engine" destination of Event Notifications).
 *
 * @control CE-37
 * @control CE-38
 */
export class JobDestinations {
  private readonly authorizations = new Map<string, Authorization>();
  private readonly destinations = new Map<string, EnDestinationCe>();

  /** @param guid GUID of the Event Notifications instance */
  constructor(private readonly guid: string) {}

  /** Id of the destination that starts a job; what has to be made for it stands below `scope`. */
  id(scope: Construct, props: JobProps): string {
    const key = said(scope, [props.project.id, props.job]);
    const destination = this.destinations.get(key) ?? this.destination(new Construct(scope, "destination"), props);
    this.destinations.set(key, destination);
    return destination.destinationId;
  }

  private destination(scope: Construct, props: JobProps): EnDestinationCe {
    return new EnDestinationCe(scope, "job", {
      instanceGuid: this.guid,
      name: resourceName(scope.node.path, 250, Platform.of(scope).name, props.name),
      type: "ibmce",
      // Failed events are collected in a bucket only after it has been connected to the instance.
      collectFailedEvents: false,
      config: { params: { type: "job", jobName: props.job, projectCrn: props.project.crn } },
      dependsOn: [this.mayStart(scope, props.project.id).ready],
    });
  }

  /** Below the stack, not below the first job that needs it: when that job goes, the others keep the very policy. */
  private mayStart(scope: Construct, project: string): Authorization {
    const key = said(scope, [project]);
    const stack = TerraformStack.of(scope);
    const number = [...this.authorizations.values()].filter((one) => TerraformStack.of(one) === stack).length;
    const authorization =
      this.authorizations.get(key) ??
      new Authorization(stack, number === 0 ? "jobs:may-start" : `jobs:may-start-${number + 1}`, {
        source: { service: "event-notifications", instance: this.guid },
        target: { service: "codeengine", instance: project },
        roles: ["Viewer", "Writer"],
      });
    this.authorizations.set(key, authorization);
    return authorization;
  }
}

/** Values as they stand in the Terraform of their stack: the same reference is a new token each time it is read. */
function said(scope: Construct, values: readonly string[]): string {
  const stack = TerraformStack.of(scope);
  const resolver = new DefaultTokenResolver(new StringConcat());
  return JSON.stringify([
    stack.node.path,
    Tokenization.resolve([...values], { scope: stack, resolver, preparing: false }),
  ]);
}
