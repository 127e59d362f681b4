import { always, argumentRule } from "../../../posture/argument-rule";

/** Database administrator passwords are references, never literals. */
export const databasePasswordReference = argumentRule({
  id: "database-password-reference",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  argument: "adminpassword",
  accepts: () => false,
  expected: "a reference to a sensitive variable, or not set",
  referenceIsFine: true,
  absentIsFine: true,
  reject: always,
  secret: true,
});
