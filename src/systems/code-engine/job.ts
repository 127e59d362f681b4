import { CodeEngineJob } from "@cdktf/provider-ibm/lib/code-engine-job";
import { Construct } from "constructs";
import type { ComponentContext } from "./app";
import type { ContainerProps } from "./component";
import { environment } from "./component-environment";
import { volumeMounts } from "./component-mounts";
import { registryOf } from "./image";

export interface JobProps extends ContainerProps {
  /** When it runs, as a cron expression in UTC: `0 3 * * *`. @default - when somebody submits it */
  readonly schedule?: string;
  /** `daemon` runs for good and is started anew when it fails: it needs a waiver. @default "task" @control CE-10 */
  readonly mode?: "task" | "daemon";
  /** Seconds until a run is given up, 1 to 86400; of tasks. @default 7200 */
  readonly timeout?: number;
  /** How often a failed instance is tried again, 1 to 5; of tasks. The provider never sends 0: the service takes 3 then. @default 3 */
  readonly retries?: number;
  /** Instances of a run, 1 to 1000; each finds its number in `JOB_INDEX`. @default 1 */
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
      runCommands: props.commands && [...props.commands],
      runArguments: props.arguments && [...props.arguments],
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
