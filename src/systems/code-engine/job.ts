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
   * When the job runs: a cron expression of five fields, in UTC.
   * @default - when somebody submits it
   * @control CE-37
   * @example "0 3 * * *"
   */
  readonly schedule?: string;
  /**
   * `task` ends when its work is done; `daemon` runs for good and is restarted when it fails, which needs a waiver.
   * @default "task"
   * @control CE-10
   * @example task
   */
  readonly mode?: "task" | "daemon";
  /**
   * Seconds after which a run is aborted, 1 to 86400; for tasks.
   * @default 7200
   * @control CE-10
   * @example 3600
   */
  readonly timeout?: number;
  /**
   * How often a failed instance is started again, 1 to 5; for tasks. The provider never sends 0: the service would take 3.
   * @default 3
   * @example 1
   */
  readonly retries?: number;
  /**
   * Number of instances that work on a run in parallel, 1 to 1000; each reads its index from `JOB_INDEX`.
   * @default 1
   * @example 4
   */
  readonly array?: number;
}

/**
 * Batch work: a job has no endpoint, so nothing outside can call it.
 *
 * Making the job runs nothing: a run takes a schedule, or somebody who submits it.
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
