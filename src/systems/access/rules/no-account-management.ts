import { always, argumentRule } from "../../../posture/argument-rule";
import { policyTypes } from "../../../posture/policy-scope";

/** No policy grants access to account management services: users, billing, IAM. */
export const noAccountManagement = argumentRule({
  id: "no-account-management",
  controls: ["CE-13"],
  types: policyTypes,
  argument: "account_management",
  accepts: (value) => value === false,
  expected: "false",
  absentIsFine: true,
  reject: always,
});
