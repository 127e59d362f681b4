/** Database services that can be asked for. */
export const databaseServices = [
  "databases-for-postgresql",
  "databases-for-mysql",
  "databases-for-mongodb",
  "databases-for-redis",
  "databases-for-elasticsearch",
  "messages-for-rabbitmq",
] as const;

export type DatabaseService = (typeof databaseServices)[number];
