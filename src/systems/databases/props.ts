import type { DatabaseService } from "./database-services";

/**
 * What the managed databases of all systems share. The databases themselves are declared with the systems that use them.
 * @default - databases work with the defaults
 * @control DB-01
 * @example { backupKey: "crn:v1:bluemix:public:kms:eu-de:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555:key:21111111-2222-4333-8444-555555555555" }
 */
export interface DatabasesProps {
  /**
   * CRN of the root key that encrypts the backups of every database. IBM accepts keys from us-south, us-east and eu-de
   * only.
   * @default - the database's own key in these regions, no own key elsewhere, which is a finding
   * @control DB-01
   * @example "crn:v1:bluemix:public:kms:eu-de:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555:key:21111111-2222-4333-8444-555555555555"
   */
  readonly backupKey?: string;
}

/** Resources of each member. */
export interface DatabaseSizeProps {
  /**
   * Host flavor: `multitenant` is shared compute; any other is a machine for this database alone, with its CPU and memory.
   * @default - shared compute if `memory` or `cpu` is set, else IBM's default
   * @example b3c.8x32.encrypted
   */
  readonly host?: string;
  /**
   * Memory of each member in GB, on shared compute.
   * @default - IBM's minimum
   * @example 8
   */
  readonly memory?: number;
  /**
   * CPUs of each member, on shared compute.
   * @default - one for each 8 GB of memory, at most 2
   * @example 4
   */
  readonly cpu?: number;
  /**
   * Disk of each member in GB. A disk can grow, but never shrink.
   * @default - IBM's minimum
   * @example 40
   */
  readonly disk?: number;
  /**
   * Number of members, each with a copy of the data. It can grow, but not shrink.
   * @default - IBM's number for the service: 2 or 3
   * @control DB-02
   * @example 3
   */
  readonly members?: number;
}

/** When disk or memory grows by itself. */
export interface GrowthProps {
  /**
   * Limit for each member in GB, at which growth stops.
   * @control DB-04
   * @example 200
   */
  readonly limit: number;
  /**
   * Growth at each step, in percent of the current size, 1 to 100.
   * @default 15
   * @example 10
   */
  readonly step?: number;
  /**
   * Seconds between two steps, 60 or more.
   * @default 900
   * @example 3600
   */
  readonly period?: number;
}

/** Autoscaling: it grows only, never shrinks. */
export interface DatabaseScalingProps {
  /**
   * Growth of the disk, when less than 15 % of it is free or its input and output exceed 85 % for 15 minutes.
   * @default - the disk does not grow by itself
   * @control DB-04
   * @example { limit: 200 }
   */
  readonly disk?: GrowthProps;
  /**
   * Growth of memory, when input and output exceed 85 % for 15 minutes; on shared compute only.
   * @default - memory does not grow by itself
   * @control DB-04
   * @example { limit: 32 }
   */
  readonly memory?: GrowthProps;
}

/** What a new database is filled with. */
export interface RestoreProps {
  /**
   * CRN of the backup to restore, from `ibmcloud cdb deployment-backups-list`.
   * @default - none
   * @example "crn:v1:bluemix:public:databases-for-postgresql:eu-de:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555:backup:61111111-2222-4333-8444-555555555555"
   */
  readonly backup?: string;
  /**
   * CRN of the database whose state at `time` is restored. It must exist until the restore is complete.
   * @default - none
   * @example "crn:v1:bluemix:public:databases-for-postgresql:eu-de:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555::"
   */
  readonly database?: string;
  /**
   * Point in time within the last 7 days, in UTC.
   * @default - the latest possible
   * @example "2026-11-29T08:30:00Z"
   */
  readonly time?: string;
}

/** What a database is, whichever system uses it. */
export interface DatabaseProps {
  /**
   * IBM Cloud service of the managed database or message queue.
   * @example databases-for-postgresql
   */
  readonly service: DatabaseService;
  /**
   * Major version of the database, in quotes.
   * @default - the service's preferred version at the time of creation
   * @example "17"
   */
  readonly version?: string;
  /**
   * Memory, CPU, disk and number of its members.
   * @default - IBM's minimum for the service
   * @control DB-02
   * @example { host: b3c.8x32.encrypted, disk: 100 }
   */
  readonly size?: DatabaseSizeProps;
  /**
   * Growth of disk and memory without an apply, up to a limit.
   * @default - none: the alerts of Cloud Monitoring have to warn of a full disk
   * @control DB-04
   * @example { disk: { limit: 200 } }
   */
  readonly scaling?: DatabaseScalingProps;
  /**
   * Backup, or point in time of another database, that a new database starts from. It acts only when the database is created.
   * @default - an empty database
   * @control DB-03
   * @example { backup: "crn:v1:bluemix:public:databases-for-postgresql:eu-de:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555:backup:61111111-2222-4333-8444-555555555555" }
   */
  readonly restore?: RestoreProps;
}
