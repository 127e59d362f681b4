import { CodeEngineApp } from "@cdktf/provider-ibm/lib/code-engine-app";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { literal } from "../../terraform/template";
import type { Authentication } from "../app-id";
import { authentication } from "./authentication";
import {
  type Callable,
  type ContainerProps,
  managedDomainMappings,
  type PublicProps,
  type Visibility,
} from "./component";
import { environment } from "./component-environment";
import { volumeMounts } from "./component-mounts";
import { registryOf } from "./image";
import type { Project } from "./project";

/** Scaling limits of an application. */
export interface InstancesProps {
  /**
   * Minimum number of instances, 0 to 250. With 0, the first request after an idle period waits for a cold start.
   * @default 1
   * @control CE-48
   * @example 2
   */
  readonly min?: number;
  /**
   * Maximum number of instances, 0 to 250. More than 50 needs a waiver; 0 means no limit, which cannot be waived.
   * @default 10
   * @control CE-48
   * @example 20
   */
  readonly max?: number;
}

export interface AppProps extends ContainerProps, PublicProps {
  /**
   * TCP port that the container listens on, 1 to 65535.
   * @default 8080
   * @example 3000
   */
  readonly port?: number;
  /**
   * Path that returns 200 when the application is ready. The platform and the edge probe it without the secret
   * header, so it must not disclose anything.
   * @default "/healthz"
   * @control CE-59
   * @example /ready
   */
  readonly health?: string;
  /**
   * Path that returns 200 while the application is alive; an instance that fails the probe is restarted.
   * @default - no liveness probe
   * @example /alive
   */
  readonly liveness?: string;
  /**
   * Who may call the application without a domain: components of the project only (`project`), or also the operators'
   * networks through the private endpoint (`private`).
   * @default "project"
   * @control CE-18
   * @example private
   */
  readonly visibility?: Visibility;
  /**
   * Minimum and maximum number of instances for autoscaling.
   * @default { "min": 1, "max": 10 }
   * @control CE-48
   * @example { min: 2, max: 20 }
   */
  readonly instances?: InstancesProps;
  /**
   * Concurrent requests per instance, 1 to 1000; further requests start another instance.
   * @default 100
   * @control CE-48
   * @example 50
   */
  readonly concurrency?: number;
  /**
   * Seconds that an idle instance keeps running before it is removed, 0 to 3600.
   * @default 0
   * @example 30
   */
  readonly scaleDownDelay?: number;
  /**
   * Request timeout in seconds, 1 to 600.
   * @default 60
   * @control CE-48
   * @example 30
   */
  readonly timeout?: number;
}

/** Where a component stands, and what it may call. */
export interface ComponentContext {
  readonly project: Project;
  readonly name: string;
  /** Applications and functions of the project that stand already. */
  readonly callables: ReadonlyMap<string, Callable>;
  /** What must stand before the component answers by private endpoint. */
  readonly closed?: ITerraformDependable;
}

/**
 * An application that only answers on the project's internal address, until a route is put in front of it.
 *
 * @control CE-16
 * @control CE-18
 * @control CE-58
 */
export class App extends Construct implements Callable {
  readonly resource: CodeEngineApp;
  readonly resourceType = "app_v2";
  readonly name: string;
  readonly healthPath: string;
  readonly authentication: Authentication | undefined;

  constructor(scope: Construct, id: string, { project, name, callables, closed }: ComponentContext, props: AppProps) {
    super(scope, id);
    this.name = name;
    this.healthPath = props.health ?? "/healthz";
    this.authentication = authentication(this, project, name, props);
    const port = props.port ?? 8080;
    const probe = { type: "http", port, interval: 10, timeout: 5, failureThreshold: 3 };
    const variables = [
      ...environment(project, props, callables),
      ...verification(project, props),
      ...(this.authentication?.environment ?? []),
    ];
    const mounts = volumeMounts(project, props);
    const instances = instancesOf(props);
    this.resource = new CodeEngineApp(this, "Default", {
      projectId: project.id,
      ...(closed === undefined ? {} : { dependsOn: [closed] }),
      name,
      imageReference: props.image,
      imageSecret: project.pullSecret(registryOf(props.image)),
      imagePort: port,
      managedDomainMappings: managedDomainMappings(props.visibility),
      runAsUser: props.user ?? 1001,
      runServiceAccount: "none",
      runComputeResourceTokenEnabled: false,
      runCommands: props.commands?.map(literal),
      runArguments: props.arguments?.map(literal),
      ...(variables.length > 0 ? { runEnvVariables: variables } : {}),
      ...(mounts.length > 0 ? { runVolumeMounts: mounts } : {}),
      probeReadiness: { ...probe, path: this.healthPath },
      ...(props.liveness === undefined ? {} : { probeLiveness: { ...probe, path: props.liveness } }),
      scaleMinInstances: instances.min,
      scaleMaxInstances: instances.max,
      scaleConcurrency: props.concurrency ?? 100,
      scaleDownDelay: props.scaleDownDelay,
      scaleCpuLimit: String(props.cpu ?? 1),
      scaleMemoryLimit: props.memory ?? "4G",
      scaleEphemeralStorageLimit: props.storage,
      scaleRequestTimeout: props.timeout ?? 60,
    });
  }
}

/** How many instances there are, at least and at most. */
export function instancesOf({ instances: { min = 1, max = 10 } = {} }: Pick<AppProps, "instances">) {
  return { min, max };
}

/** The token of the edge, for a component that a domain leads to. */
export function verification(project: Project, { domain }: Pick<AppProps, "domain">) {
  return domain === undefined ? [] : [{ type: "secret_full_reference", reference: project.originVerification.secret }];
}
