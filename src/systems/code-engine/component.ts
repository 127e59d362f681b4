import type { AppIdAuth, Authentication, AuthMethod } from "../app-id";

/** What applications, jobs and functions have in common. */
export interface ComponentProps {
  /** Environment, for values that are no secrets. @default - none @control CE-25 */
  readonly env?: Readonly<Record<string, string>>;
  /** Environment from secrets: variable → `<secret>.<key>`. @default - none @control CE-25 */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Secrets and config maps whose every key becomes a variable. @default - none */
  readonly envFrom?: readonly string[];
  /**
   * Applications and functions of the same project that this one calls: each gives `<NAME>_URL`, the internal address.
   * @default - none
   * @control CE-12
   */
  readonly calls?: readonly string[];
  /** vCPU of an instance; goes with certain amounts of memory only. @default 1 */
  readonly cpu?: number;
  /** Memory of an instance, such as 4G or 512M. @default "4G" */
  readonly memory?: string;
}

/** What applications and jobs have in common: they are containers. */
export interface ContainerProps extends ComponentProps {
  /** Image by digest from the private registry: `private.de.icr.io/shop/web:1.4.2@sha256:…`. @control CE-20 */
  readonly image: string;
  /** User id in the container, 1000 or more. @default 1001 @control CE-63 */
  readonly user?: number;
  /** Ephemeral storage, at most the memory. @default "400M" */
  readonly storage?: string;
  /** Command in place of the image's. @default - the image's */
  readonly commands?: readonly string[];
  /** Arguments in place of the image's. @default - the image's */
  readonly arguments?: readonly string[];
  /** Secrets, config maps and stores as files: path → name, or more. @default - none */
  readonly mounts?: Readonly<Record<string, string | Mount>>;
}

/** Something that stands in a container's file system. */
export interface Mount {
  /** Name of a secret, config map or store. */
  readonly from: string;
  /** Path inside the store. @default - all of it */
  readonly path?: string;
  /** The container may write; stores only. @default false */
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
  /** Host name under which it is public, by way of the edge. @default - reached inside the project only */
  readonly domain?: string;
  /**
   * How it knows its callers; judged for what has a domain. `none` is for static content, with a waiver.
   * @default - nobody has said: a finding
   * @control CE-29
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
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}
