import { argumentRule } from "../../../posture/argument-rule";

/** Databases accept connections on private endpoints only. */
export const databasePrivate = argumentRule({
  id: "database-private",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  argument: "service_endpoints",
  accepts: (value) => value === "private",
  expected: '"private"',
});
