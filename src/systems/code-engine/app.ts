import { CodeEngineApp, type CodeEngineAppRunEnvVariables } from "@cdktf/provider-ibm/lib/code-engine-app";
import { Construct } from "constructs";
import { type AppIdAuth, Authentication, type AuthMethod } from "../app-id";
import type { Project } from "./project";

export interface AppProps {
  /** Image by digest from the private registry: `private.de.icr.io/shop/web:1.4.2@sha256:…`. @control CE-20 */
  readonly image: string;
  /** Port that the container listens on, 1 to 65535. @default 8080 */
  readonly port?: number;
  /**
   * Path that answers 200 when the application is ready, to the platform and to the edge; it must answer without the
   * secret header and tell nothing.
   * @default "/healthz"
   */
  readonly health?: string;
  /** Environment, for values that are no secrets. @default - none @control CE-25 */
  readonly env?: Readonly<Record<string, string>>;
  /** User id in the container, 1000 or more. @default 1001 @control CE-63 */
  readonly user?: number;
  /** Instances, 0 to 250. @default { min: 1, max: 10 } @control CE-48 */
  readonly instances?: { readonly min?: number; readonly max?: number };
  /** vCPU of an instance. @default 1 */
  readonly cpu?: number;
  /** Memory of an instance. @default "4G" */
  readonly memory?: string;
  /** Seconds until a request is given up, 1 to 600. @default 60 @control CE-48 */
  readonly timeout?: number;
  /** Host name under which the application is public, by way of the edge. @default - reached inside the project only */
  readonly domain?: string;
  /**
   * How it knows its callers; judged for an application with a domain. `none` is for static content, with a waiver.
   * @default - nobody has said: a finding
   * @control CE-29
   */
  readonly auth?: AuthMethod | AppIdAuth;
}

export interface AppContext {
  readonly project: Project;
  readonly name: string;
}

/**
 * An application that nobody reaches but by the project's internal address, until a route is put in front of it.
 *
 * @control CE-16
 * @control CE-18
 * @control CE-58
 */
export class App extends Construct {
  readonly resource: CodeEngineApp;
  readonly name: string;
  readonly healthPath: string;
  /** How a public application knows its callers. */
  readonly authentication?: Authentication;

  constructor(scope: Construct, id: string, { project, name }: AppContext, props: AppProps) {
    super(scope, id);
    this.name = name;
    this.healthPath = props.health ?? "/healthz";
    const port = props.port ?? 8080;
    const { auth, domain: hostname } = props;
    if (auth !== undefined && hostname !== undefined)
      this.authentication = new Authentication(this, "auth", { auth, name, hostname, projectId: project.id });
    this.resource = new CodeEngineApp(this, "Default", {
      projectId: project.id,
      name,
      imageReference: props.image,
      imageSecret: project.pullSecret,
      imagePort: port,
      // The provider's default is local_public: always written out.
      managedDomainMappings: "local",
      runAsUser: props.user ?? 1001,
      runServiceAccount: "none",
      runComputeResourceTokenEnabled: false,
      runEnvVariables: [...environment(project, props), ...(this.authentication?.environment ?? [])],
      probeReadiness: { type: "http", path: this.healthPath, port, interval: 10, timeout: 5, failureThreshold: 3 },
      scaleMinInstances: props.instances?.min ?? 1,
      scaleMaxInstances: props.instances?.max ?? 10,
      scaleConcurrency: 100,
      scaleCpuLimit: String(props.cpu ?? 1),
      scaleMemoryLimit: props.memory ?? "4G",
      scaleRequestTimeout: props.timeout ?? 60,
    });
  }
}

/** By name, so that the order in the blueprint does not show. */
function environment(project: Project, props: AppProps): CodeEngineAppRunEnvVariables[] {
  const literals = Object.entries(props.env ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ type: "literal", name, value }));
  const verification = props.domain
    ? [{ type: "secret_full_reference", reference: project.originVerification.secret }]
    : [];
  return [...literals, ...verification];
}
