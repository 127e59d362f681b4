import type { DatabaseProps } from "../databases";

/** A database of a project. */
export interface ProjectDatabaseProps extends DatabaseProps {
  /**
   * Name in `secrets` of the `generic` secret with the credentials of a database user. Its values come from Secrets
   * Manager or from variables, like those of every secret.
   * @control CE-25
   * @example shop-db
   */
  readonly secret: string;
  /**
   * Addresses that can connect, in CIDR notation: the project's outbound private addresses, which the runbook's command lists.
   * Other tenants of Code Engine share them.
   * @default - nobody: one range that nobody has
   * @control IKS-101
   * @example [10.243.17.34/32]
   */
  readonly allowlist?: readonly string[];
}

/** Databases that a project uses. */
export interface ProjectDatabases {
  /**
   * Managed databases by name, with private endpoints and dedicated root keys.
   * @default - none
   * @control IKS-101
   * @example { orders: { service: databases-for-postgresql, version: "17", secret: shop-db } }
   */
  readonly databases?: Readonly<Record<string, ProjectDatabaseProps>>;
}
