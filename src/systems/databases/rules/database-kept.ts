import { argumentRule } from "../../../posture/argument-rule";

/** Databases have deletion protection, so that an unreviewed plan cannot delete them. */
export const databaseKept = argumentRule({
  id: "database-kept",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  argument: "deletion_protection",
  accepts: (value) => value === true,
  expected: "true",
});
