export { Databases } from "./databases";
export { databaseFaults } from "./faults";
export { ManagedDatabase, type ManagedDatabaseProps } from "./managed-database";
export type { DatabaseProps, DatabaseScalingProps, DatabaseSizeProps, DatabasesProps, RestoreProps } from "./props";
export { databaseRunbook } from "./runbook";
