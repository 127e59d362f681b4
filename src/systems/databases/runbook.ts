import type { Artefact, Platform } from "../../platform/platform";
import { Databases } from "./databases";
import type { DatabaseProps } from "./props";

export interface DatabaseRunbookFacts {
  /** Stack that has the databases. */
  readonly stack: string;
  readonly system: string;
  /** The cluster or project that uses them, by its name. */
  readonly owner: string;
  /** True for a project of Code Engine, false for a cluster. */
  readonly project: boolean;
  readonly databases: Readonly<Record<string, DatabaseProps & { readonly secret?: string }>>;
}

/** What people do for databases, because Terraform cannot, or should not. */
export function databaseRunbook(platform: Platform, facts: DatabaseRunbookFacts): Artefact[] {
  const { stack, databases, ...others } = facts;
  const named = Object.entries(databases);
  if (named.length === 0) return [];
  const { backupKey, ownKeys } = Databases.of(platform);
  const backups = ownKeys || backupKey !== undefined;
  return [
    {
      stack,
      file: "runbooks/databases.md",
      template: "databases/databases.md",
      controls: ["IKS-101"],
      data: {
        ...others,
        egress: `GET https://api.${platform.region}.codeengine.cloud.ibm.com/v2/projects/ID/egress_ips`,
        databases: named.map(([name, { service, secret = "" }]) => ({ name, service, secret, backups })),
      },
    },
  ];
}
