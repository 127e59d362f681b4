import { CodeEngineApp } from "@cdktf/provider-ibm/lib/code-engine-app";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { literal } from "../../core/template";
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

export interface AppProps extends ContainerProps, PublicProps {
  /** Port that the container listens on, 1 to 65535. @default 8080 */
  readonly port?: number;
  /**
   * Path that answers 200 when the application is ready, to the platform and to the edge; it must answer without the
   * secret header and tell nothing.
   * @default "/healthz"
   */
  readonly health?: string;
  /** Path that answers 200 while the application is alive: an instance that does not is started anew. @default - none */
  readonly liveness?: string;
  /** Who may call it: the project, or the operators' networks by private endpoint too. @default "project" @control CE-18 */
  readonly visibility?: Visibility;
  /** Instances, 0 to 250. @default { min: 1, max: 10 } @control CE-48 */
  readonly instances?: { readonly min?: number; readonly max?: number };
  /** Requests that an instance takes at a time, 1 to 1000. @default 100 @control CE-48 */
  readonly concurrency?: number;
  /** Seconds for which an idle instance is kept, 0 to 3600. @default 0 */
  readonly scaleDownDelay?: number;
  /** Seconds until a request is given up, 1 to 600. @default 60 @control CE-48 */
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
 * An application that nobody reaches but by the project's internal address, until a route is put in front of it.
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
