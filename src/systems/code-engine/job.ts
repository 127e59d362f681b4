import { CodeEngineJob } from "@cdktf/provider-ibm/lib/code-engine-job";
import { Construct } from "constructs";
import { literal } from "../../terraform/template";
import type { ComponentContext } from "./app";
import type { ContainerProps } from "./component";
import { environment } from "./component-environment";
import { volumeMounts } from "./component-mounts";
import { registryOf } from "./image";

export interface JobProps extends ContainerProps {
  /**
   * Schedule of the job: a cron expression with five fields, in UTC.
   * @default - none: the job runs when it is submitted
   * @control CE-37
   * @example "0 3 * * *"
   */
  readonly schedule?: string;
  /**
   * `task` runs to completion; `daemon` runs indefinitely and is restarted when it fails.
   * @default "task"
   * @control CE-10
   * @example task
   */
  readonly mode?: "task" | "daemon";
  /**
   * Timeout of a run in seconds, 1 to 86400. Tasks only.
   * @default 7200
   * @control CE-10
   * @example 3600
   */
  readonly timeout?: number;
  /**
   * Number of retries for a failed instance, 1 to 5. Tasks only. 0 is not possible: the provider never sends it, and the
   * service defaults to 3.
   * @default 3
   * @example 1
   */
  readonly retries?: number;
  /**
   * Number of parallel instances in a run, 1 to 1000; each reads its index from `JOB_INDEX`.
   * @default 1
   * @example 4
   */
  readonly array?: number;
}

/**
 * A batch job. It has no endpoint, so nothing outside can call it.
 *
 * Creating the job does not run it: a schedule starts a run, or somebody submits one.
 *
 * @control CE-10
 * @control CE-04
 */
export class Job extends Construct {
  readonly resource: CodeEngineJob;
  readonly name: string;
  readonly schedule: string | undefined;

  constructor(scope: Construct, id: string, { project, name, callables }: ComponentContext, props: JobProps) {
    super(scope, id);
    this.name = name;
    this.schedule = props.schedule;
    const mode = props.mode ?? "task";
    const variables = environment(project, props, callables);
    const mounts = volumeMounts(project, props);
    this.resource = new CodeEngineJob(this, "Default", {
      projectId: project.id,
      name,
      imageReference: props.image,
      imageSecret: project.pullSecret(registryOf(props.image)),
      runMode: mode,
      runAsUser: props.user ?? 1001,
      runServiceAccount: "none",
      runComputeResourceTokenEnabled: false,
      runCommands: props.commands?.map(literal),
      runArguments: props.arguments?.map(literal),
      ...(variables.length > 0 ? { runEnvVariables: variables } : {}),
      ...(mounts.length > 0 ? { runVolumeMounts: mounts } : {}),
      scaleArraySpec: `0${(props.array ?? 1) > 1 ? `-${(props.array ?? 1) - 1}` : ""}`,
      scaleCpuLimit: String(props.cpu ?? 1),
      scaleMemoryLimit: props.memory ?? "4G",
      scaleEphemeralStorageLimit: props.storage,
      ...(mode === "task" ? { scaleMaxExecutionTime: props.timeout ?? 7200, scaleRetryLimit: props.retries ?? 3 } : {}),
    });
  }
}
