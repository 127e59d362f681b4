import { Construct } from "constructs";
import { getDomain } from "tldts";
import { type Fault, FaultError } from "../../core/fault";
import type { Platform } from "../../core/platform";
import { Edge } from "../edge";
import { App, type AppProps } from "./app";
import { registryOf } from "./image";
import { Project } from "./project";
import { PublicRoute } from "./public-route";
import { type RotationProps, TlsRotation } from "./rotation";

export interface CodeEngineProps {
  /**
   * Host name of the system's one public application, which must be its only application; name hosts on the
   * applications themselves when there are several.
   * @default - what `apps` say
   */
  readonly domain?: string;
  /**
   * The job that carries renewed certificates into the project.
   * @default - none: a renewed certificate arrives with the next apply, which is a finding
   * @control CE-36
   */
  readonly rotation?: RotationProps;
  /** Applications by name. */
  readonly apps: Readonly<Record<string, AppProps>>;
}

/**
 * A Code Engine project with its applications, in a stack of its own; public ones are reached only through Internet
 * Services in proxy mode.
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
  private readonly routes: PublicRoute[] = [];

  /**
   * @throws FaultError CE001 when applications come from different registries
   * @throws FaultError CE002 when `domain` does not say which application it means
   */
  constructor(platform: Platform, system: string, props: CodeEngineProps) {
    super(platform.stack(system), "Default");
    const apps = Object.entries(props.apps).sort(([a], [b]) => (a < b ? -1 : 1));
    const path = `${platform.node.path}/${system}`;
    if (props.domain !== undefined && apps.length > 1) throw new FaultError([ambiguousDomain(path, props.domain)]);
    const images = [...apps.map(([, { image }]) => image), ...(props.rotation ? [props.rotation.image] : [])];
    this.project = new Project(this, "project", { system, registry: oneRegistry(path, images) });
    this.apps = new Map(
      apps.map(([name, app]) => [
        name,
        this.addApp(
          platform,
          system,
          name,
          { ...app, domain: app.domain ?? props.domain },
          props.rotation !== undefined,
        ),
      ]),
    );
    if (props.rotation === undefined || this.routes.length === 0) return;
    new TlsRotation(this, "rotation", {
      ...props.rotation,
      project: { id: this.project.id, crn: this.project.resource.crn },
      pullSecret: this.project.pullSecret,
      system,
      certificates: this.routes.map(({ rotated }) => rotated),
    });
  }

  private addApp(platform: Platform, system: string, name: string, props: AppProps, rotated: boolean): App {
    const scope = new Construct(this, name);
    const app = new App(scope, "app", { project: this.project, name }, props);
    if (props.domain !== undefined) {
      const zone = getDomain(props.domain) ?? props.domain;
      this.routes.push(
        new PublicRoute(scope, "route", {
          edge: Edge.of(platform, zone),
          project: this.project,
          app,
          system,
          hostname: props.domain,
          rotated,
        }),
      );
    }
    return app;
  }
}

/** One secret pulls all images of a project: they come from one registry. */
function oneRegistry(path: string, images: readonly string[]): string {
  const hosts = [...new Set(images.map(registryOf))];
  if (hosts.length === 1 && hosts[0] !== undefined) return hosts[0];
  throw new FaultError([
    {
      code: "CE001",
      message:
        hosts.length === 0
          ? "a Code Engine system needs an application"
          : "the applications' images come from different registries",
      place: { path },
      expected: "images from one registry",
      got: hosts.join(", ") || "no application",
      fix: "Push all images to one namespace, or make two systems.",
    },
  ]);
}

function ambiguousDomain(path: string, domain: string): Fault {
  return {
    code: "CE002",
    message: `the system has several applications: which of them is ${domain}?`,
    place: { path },
    expected: "domain on the applications that are public",
    got: "domain on the system",
    fix: `Move \`domain: ${domain}\` to the application that it belongs to.`,
  };
}
