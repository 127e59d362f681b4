import { always, argumentRule } from "../../../posture/argument-rule";
import { policyTypes } from "../../../posture/policy-scope";

/** Nobody on a platform manages the account: users, billing, IAM itself. */
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
