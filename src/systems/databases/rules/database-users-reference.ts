import { always, argumentRule } from "../../../posture/argument-rule";

/** Passwords of database users are references, never literals. */
export const databaseUsersReference = argumentRule({
  id: "database-users-reference",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  argument: "users.password",
  accepts: () => false,
  expected: "a reference to a sensitive variable",
  referenceIsFine: true,
  absentIsFine: true,
  reject: always,
  secret: true,
});
