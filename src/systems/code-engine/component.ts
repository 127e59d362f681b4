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
   * Environment variables whose value comes from a secret of the project, written `<secret>.<key>`.
   * @default - none
   * @control CE-25
   * @example { DB_PASSWORD: shop-db.password }
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /**
   * Secrets and config maps of the project whose keys all become environment variables.
   * @default - none
   * @example [settings]
   */
  readonly envFrom?: readonly string[];
  /**
   * Applications and functions of the same project that this component calls. Each adds a variable `<NAME>_URL` with
   * the internal address.
   * @default - none
   * @control CE-12
   * @example [thumbs]
   */
  readonly calls?: readonly string[];
  /**
   * Number of vCPU of an instance, 12 at most; only certain pairs with `memory` are supported.
   * @default 1
   * @example 0.5
   */
  readonly cpu?: number;
  /**
   * Main memory of an instance, in megabytes (M) or gigabytes (G); only certain pairs with `cpu` are supported.
   * @default "4G"
   * @example 2G
   */
  readonly memory?: string;
}

/** What applications and jobs have in common: they are containers. */
export interface ContainerProps extends ComponentProps {
  /**
   * Container image by tag and digest, from Container Registry's private endpoint or one of `registries`.
   * @control CE-20
   * @example private.de.icr.io/storefront/web:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
   */
  readonly image: string;
  /**
   * Numeric user id that the container runs as; below 1000 is a finding.
   * @default 1001
   * @control CE-63
   * @example 2000
   */
  readonly user?: number;
  /**
   * Ephemeral disk space of an instance, in megabytes (M) or gigabytes (G); not more than `memory`.
   * @default "400M"
   * @example 1G
   */
  readonly storage?: string;
  /**
   * Command that starts the container, in place of the image's entry point.
   * @default - the image's
   * @example [/app/web]
   */
  readonly commands?: readonly string[];
  /**
   * Arguments of the command, in place of the image's.
   * @default - the image's
   * @example [--listen, "8080"]
   */
  readonly arguments?: readonly string[];
  /**
   * Files in the container: an absolute path, and the secret, config map or store whose content appears there.
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
   * Secret, config map or store of the project whose content is mounted, by its name.
   * @example uploads
   */
  readonly from: string;
  /**
   * Folder inside the store that is mounted.
   * @default - the whole store
   * @example incoming
   */
  readonly path?: string;
  /**
   * True lets the container write into the store; secrets and config maps are read-only.
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
   * Host name under which the Internet reaches it, by way of the edge. Certificate, load balancer and domain mapping
   * follow from it.
   * @default - none: it is reached inside the project only
   * @control CE-49
   * @control CE-52
   * @example shop.example.com
   */
  readonly domain?: string;
  /**
   * How it identifies its callers, judged for everything with a domain. `none` is for content that is the same for
   * everybody, and needs a waiver.
   * @default - undecided, which is refused for everything with a domain
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
