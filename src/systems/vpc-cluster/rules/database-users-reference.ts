import { always, argumentRule } from "../../../posture/argument-rule";

/** Passwords of a database's users are references. */
export const databaseUsersReference = argumentRule({
  id: "database-users-reference",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  argument: "users.password",
  accepts: () => false,
  expected: "a reference to a variable that is sensitive",
  referenceIsFine: true,
  absentIsFine: true,
  reject: always,
  secret: true,
});
