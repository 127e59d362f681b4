import { always, argumentRule } from "../../../posture/argument-rule";

/** Passwords of a database are references. */
export const databasePasswordReference = argumentRule({
  id: "database-password-reference",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  argument: "adminpassword",
  accepts: () => false,
  expected: "a reference to a variable that is sensitive, or nothing",
  referenceIsFine: true,
  absentIsFine: true,
  reject: always,
  secret: true,
});
