import { Construct } from "constructs";
import { getDomain } from "tldts";
import { type Fault, FaultError } from "../../core/fault";
import { pathBelow } from "../../document/document";
import type { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import { ManagedDatabase } from "../databases";
import { Edge } from "../edge";
import { EventNotifications } from "../events";
import { App, type AppProps, type ComponentContext } from "./app";
import { Build, type BuildProps } from "./build";
import { type Callable, sorted } from "./component";
import type { ProjectDatabases } from "./databases";
import { designFaults } from "./faults";
import { type FunctionProps, ServerlessFunction } from "./function";
import { registryOf } from "./image";
import { Job, type JobProps } from "./job";
import { nowhere } from "./outbound";
import { Project, type ProjectContents } from "./project";
import { closeCallers, type ProjectCallers } from "./project-access";
import { PublicRoute, type PublicRouteProps } from "./public-route";
import { type RotationProps, TlsRotation } from "./rotation";
import { pushArtefacts } from "./runbook";
import { codeEngineSchema } from "./schema";

/**
 * A Code Engine project with its applications, jobs, functions and builds. Public components are reachable only
 * through Internet Services.
 * @default - no project
 * @control CE-49
 * @example { apps: { thumbs: { image: "private.de.icr.io/storefront/thumbs:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" } } }
 */
export interface CodeEngineProps extends ProjectContents, ProjectDatabases {
  /**
   * Public host name of the system's only application or function. With several of them, set `domain` on each public
   * one instead.
   * @default - the `domain` of each application and function
   * @control CE-49
   * @example shop.example.com
   */
  readonly domain?: string;
  /**
   * Job that copies renewed certificates into the project, daily and after every renewal.
   * @default - none: a renewed certificate arrives with the next apply, which is a violation
   * @control CE-36
   * @example { image: "private.de.icr.io/storefront/node:20.20.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" }
   */
  readonly rotation?: RotationProps;
  /**
   * Applications by name: containers that answer HTTP requests.
   * @default - none
   * @control CE-48
   * @example
   * web:
   *   image: private.de.icr.io/storefront/web:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
   *   domain: shop.example.com
   *   auth: app-id
   */
  readonly apps?: Readonly<Record<string, AppProps>>;
  /**
   * Batch jobs by name: containers that run to completion, on a schedule or on demand.
   * @default - none
   * @control CE-10
   * @example
   * nightly:
   *   image: private.de.icr.io/storefront/nightly:3.1.0@sha256:baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096
   *   schedule: "0 3 * * *"
   */
  readonly jobs?: Readonly<Record<string, JobProps>>;
  /**
   * Functions by name: code on a managed runtime that answers HTTP requests.
   * @default - none
   * @control CX-01
   * @example
   * resize:
   *   runtime: nodejs-24
   *   image: private.de.icr.io/storefront/resize:1.0.0@sha256:486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7
   */
  readonly functions?: Readonly<Record<string, FunctionProps>>;
  /**
   * Builds by name, each of which turns a Git commit into an image. Terraform defines the build; a script beside the
   * stack runs it.
   * @default - none
   * @control CE-23
   * @example
   * web:
   *   repository: git@github.com:acme/storefront.git
   *   commit: 0123456789abcdef0123456789abcdef01234567
   *   secret: git
   *   image: private.de.icr.io/storefront/web:1.4.3
   */
  readonly builds?: Readonly<Record<string, BuildProps>>;
}

/**
 * A Code Engine project with its applications, jobs, functions and builds, in its own stack. Public components are reachable
 * only through Internet Services in proxy mode.
 *
 * @example
 * new CodeEngine(platform, "shop", {
 *   domain: "shop.example.com",
 *   apps: { web: { image: "private.de.icr.io/storefront/web:1.0.0@sha256:…" } },
 * });
 */
export class CodeEngine extends Construct {
  readonly project: Project;
  readonly apps: ReadonlyMap<string, App>;
  readonly functions: ReadonlyMap<string, ServerlessFunction>;
  readonly jobs: ReadonlyMap<string, Job>;
  readonly builds: ReadonlyMap<string, Build>;
  readonly databases: ReadonlyMap<string, ManagedDatabase>;

  /** @throws FaultError CE001 to CE017 and DB001 to DB005: combinations that cannot work, all of them at once */
  constructor(platform: Platform, system: string, given: CodeEngineProps) {
    super(platform.stack(system, "code-engine"), "Default");
    const path = `${platform.node.path}/${system}`;
    validateProps(path, codeEngineSchema, given);
    const props = withDomain(path, given);
    const faults = designFaults(path, props, platform);
    if (faults.length > 0) throw new FaultError(faults);

    this.project = new Project(this, "project", { ...props, system, callers: callersOf(props) });
    const apps = new Map<string, App>();
    const functions = new Map<string, ServerlessFunction>();
    const callables = new Map<string, Callable>();
    const isPrivate = Object.values({ ...props.functions, ...props.apps }).some(
      ({ visibility }) => visibility === "private",
    );
    const closed = isPrivate ? closeCallers(this.project) : undefined;
    for (const name of calledFirst(props)) {
      const app = props.apps?.[name];
      const fn = props.functions?.[name];
      const context: ComponentContext = { project: this.project, name, callables, closed };
      if (app) apps.set(name, new App(this.component(name), "app", context, app));
      else if (fn) functions.set(name, new ServerlessFunction(this.component(name), "function", context, fn));
      const made = apps.get(name) ?? functions.get(name);
      if (made) callables.set(name, made);
    }
    this.apps = apps;
    this.functions = functions;
    this.jobs = new Map(
      sorted(props.jobs).map(([name, job]) => [
        name,
        new Job(this.component(name), "job", { project: this.project, name, callables }, job),
      ]),
    );
    for (const job of this.jobs.values()) this.schedule(system, job);
    this.builds = new Map(
      sorted(props.builds).map(([name, build]) => [
        name,
        new Build(this.component(name), "build", { project: this.project, name }, build),
      ]),
    );
    this.databases = new Map(
      sorted(props.databases).map(([name, { allowlist, secret: _, ...database }]) => [
        name,
        new ManagedDatabase(this, name, {
          ...database,
          system,
          clients: allowlist ?? [nowhere],
          description: allowlist ? "workloads" : "nobody yet",
          inNetwork: false,
        }),
      ]),
    );
    const { rotation } = props;
    const routes = sorted({ ...props.apps, ...props.functions }).flatMap(([name, { domain }]) =>
      domain === undefined
        ? []
        : [
            this.route(system, name, callables.get(name) as Callable, {
              hostname: domain,
              namedAt: domainPath(path, given, name),
              rotated: rotation !== undefined,
            }),
          ],
    );
    if (rotation && routes.length > 0) this.rotate(system, rotation, routes, props.outbound === "open");
    pushArtefacts(this, system, props);
  }

  /** Where everything of one name stands: an application and the build that makes its image share it. */
  private component(name: string): Construct {
    return (this.node.tryFindChild(name) as Construct | undefined) ?? new Construct(this, name);
  }

  /** Event Notifications starts the job: Terraform has no resource for Code Engine's own timer. */
  private schedule(system: string, { name, schedule, resource }: Job): void {
    if (schedule === undefined) return;
    EventNotifications.of(this).schedule(this.component(name), "schedule", {
      name: `${system}-${name}`,
      cron: schedule,
      project: { id: this.project.id, crn: this.project.resource.crn },
      job: resource.name,
    });
  }

  private route(
    system: string,
    name: string,
    app: Callable,
    domain: Pick<PublicRouteProps, "hostname" | "namedAt" | "rotated">,
  ): PublicRoute {
    const { hostname } = domain;
    const edge = Edge.of(this.component(name), getDomain(hostname) ?? hostname);
    return new PublicRoute(this.component(name), "route", {
      edge,
      project: this.project,
      app,
      system,
      ...domain,
    });
  }

  private rotate(
    system: string,
    { image, verify }: RotationProps,
    routes: readonly PublicRoute[],
    open: boolean,
  ): void {
    new TlsRotation(this, "rotation", {
      image,
      verify: verify ?? open,
      project: { id: this.project.id, crn: this.project.resource.crn },
      pullSecret: this.project.pullSecret(registryOf(image)),
      system,
      certificates: routes.map(({ rotated }) => rotated),
    });
  }
}

/** The rotation's job changes the project, and a timer starts it, as it starts other scheduled jobs. */
function callersOf({ rotation, jobs = {} }: CodeEngineProps): ProjectCallers {
  const itself = rotation !== undefined;
  return { itself, events: itself || Object.values(jobs).some(({ schedule }) => schedule !== undefined) };
}

/** The props with the system's domain on the component that it means. */
function withDomain(path: string, props: CodeEngineProps): CodeEngineProps {
  const { domain, apps = {}, functions = {} } = props;
  if (domain === undefined) return props;
  const count = Object.keys(apps).length + Object.keys(functions).length;
  if (count > 1) throw new FaultError([ambiguousDomain(path, domain)]);
  return { ...props, apps: on(domain, apps), functions: on(domain, functions) };
}

function on<T extends { readonly domain?: string }>(domain: string, components: Readonly<Record<string, T>>) {
  return Object.fromEntries(
    Object.entries(components).map(([name, component]) => [name, { ...component, domain: component.domain ?? domain }]),
  );
}

/** Names of applications and functions, each after what it calls: an address is a reference to what stands already. */
export function calledFirst({ apps = {}, functions = {} }: CodeEngineProps): string[] {
  const all = new Map(sorted({ ...functions, ...apps }));
  const ordered = new Set<string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (above.includes(name)) return;
    for (const callee of [...(all.get(name)?.calls ?? [])].sort()) if (all.has(callee)) visit(callee, [...above, name]);
    ordered.add(name);
  };
  for (const name of all.keys()) visit(name, []);
  return [...ordered];
}

/** Where the domain of a component is written: with it, or with the system that has no other. */
function domainPath(path: string, { domain, apps = {}, functions = {} }: CodeEngineProps, name: string): string {
  const section = Object.hasOwn(apps, name) ? "apps" : "functions";
  const own = apps[name]?.domain ?? functions[name]?.domain;
  return own === undefined && domain !== undefined ? `${path}.domain` : pathBelow(path, section, name, "domain");
}

function ambiguousDomain(path: string, domain: string): Fault {
  return {
    code: "CE002",
    message: `ambiguous domain ${domain}: the system has several applications or functions`,
    place: { path: `${path}.domain` },
    expected: "domain on each public application or function",
    got: "domain on the system",
    fix: `Move \`domain: ${domain}\` to the application or function that it belongs to.`,
  };
}
