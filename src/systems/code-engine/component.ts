import { byName } from "../../core/order";
import type { AppIdAuth, Authentication, AuthMethod } from "../app-id";

/** What applications, jobs and functions have in common. */
export interface ComponentProps {
  /**
   * Environment variables with literal values. Names and values that look like secrets are refused.
   * @default - none
   * @control CE-25
   * @example { LOG_LEVEL: info }
   */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Environment variables whose values come from secrets of the project, written `<secret>.<key>`.
   * @default - none
   * @control CE-25
   * @example { DB_PASSWORD: shop-db.password }
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /**
   * Secrets and config maps of the project from which every key becomes an environment variable.
   * @default - none
   * @example [settings]
   */
  readonly envFrom?: readonly string[];
  /**
   * Applications and functions of the same project that this component calls. Each adds an environment variable
   * `<NAME>_URL` with the internal URL.
   * @default - none
   * @control CE-12
   * @example [thumbs]
   */
  readonly calls?: readonly string[];
  /**
   * vCPU per instance, 12 at most; only certain combinations with `memory` are supported.
   * @default 1
   * @example 0.5
   */
  readonly cpu?: number;
  /**
   * Memory per instance, in megabytes (M) or gigabytes (G); only certain combinations with `cpu` are supported.
   * @default "4G"
   * @example 2G
   */
  readonly memory?: string;
}

/** What applications and jobs have in common: they are containers. */
export interface ContainerProps extends ComponentProps {
  /**
   * Container image with tag and digest, from Container Registry's private endpoint or one of `registries`.
   * @control CE-20
   * @example private.de.icr.io/storefront/web:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
   */
  readonly image: string;
  /**
   * Numeric user ID that the container runs as; an ID below 1000 is a violation.
   * @default 1001
   * @control CE-63
   * @example 2000
   */
  readonly user?: number;
  /**
   * Ephemeral disk space per instance, in megabytes (M) or gigabytes (G); not more than `memory`, or 0.4G if that is more.
   * @default "400M"
   * @example 1G
   */
  readonly storage?: string;
  /**
   * Command that starts the container; overrides the image's entry point.
   * @default - the image's
   * @example [/app/web]
   */
  readonly commands?: readonly string[];
  /**
   * Arguments of the command; override those of the image.
   * @default - the image's
   * @example [--listen, "8080"]
   */
  readonly arguments?: readonly string[];
  /**
   * Volume mounts by absolute path in the container, each with the secret, config map or store to mount there.
   * @default - none
   * @example
   * /etc/settings: settings
   * /var/uploads: { from: uploads, path: incoming, write: true }
   */
  readonly mounts?: Readonly<Record<string, string | Mount>>;
}

/** Something that stands in a container's file system. */
export interface Mount {
  /**
   * Name of the secret, config map or store to mount.
   * @example uploads
   */
  readonly from: string;
  /**
   * Directory of the store to mount.
   * @default - the whole store
   * @example incoming
   */
  readonly path?: string;
  /**
   * True makes the store writable for the container; secrets and config maps are always read-only.
   * @default false
   * @example true
   */
  readonly write?: boolean;
}

/** Who may call an application or function. */
export type Visibility = "project" | "private";

/** The API's word for a visibility. The provider's default is local_public: it is always written out. */
export function managedDomainMappings(visibility: Visibility = "project"): string {
  return visibility === "private" ? "local_private" : "local";
}

/** What applications and functions with a domain have in common. */
export interface PublicProps {
  /**
   * Public host name, reachable through the edge only. Rampart creates the certificate, load balancer and domain
   * mapping for it.
   * @default - none: reachable inside the project only
   * @control CE-49
   * @control CE-52
   * @example shop.example.com
   */
  readonly domain?: string;
  /**
   * How callers authenticate; required with a domain. `none` is for content that is the same for everyone, and needs a
   * waiver.
   * @default - not set, which is refused for every component with a domain
   * @control CE-29
   * @example app-id
   * @example { method: app-id, callbacks: [/signed-in], roles: { editor: [read, write] } }
   */
  readonly auth?: AuthMethod | AppIdAuth;
}

/** Something that others of its project call, and that a domain may lead to. */
export interface Callable {
  readonly name: string;
  readonly healthPath: string;
  /** The domain mapping's word for its kind. */
  readonly resourceType: "app_v2" | "function_v2";
  readonly resource: { readonly name: string; readonly endpointInternal: string };
  /** How it knows its callers, when somebody has said. */
  readonly authentication?: Authentication;
}

/** By name, so that the order in the blueprint does not show. */
export function sorted<T>(entries: Readonly<Record<string, T>> = {}): [string, T][] {
  return Object.entries(entries).sort(byName);
}
