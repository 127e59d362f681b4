import { argumentRule } from "../../../posture/argument-rule";

/** A database is not deleted by a plan that somebody has not read. */
export const databaseKept = argumentRule({
  id: "database-kept",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  argument: "deletion_protection",
  accepts: (value) => value === true,
  expected: "true",
});
