import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";
import { runtimeData } from "../runtime-data";
import { policyService } from "../subjects";

/** Roles that the service has; IBM checks names only at apply. Source: "Granting permissions to users". */
const roles = ["Administrator", "Editor", "Operator", "Viewer", "Manager", "Writer", "Reader"];

/** A policy grants only roles that Analytics Engine defines. */
export const sparkRoleKnown = argumentRule({
  id: "spark-role-known",
  controls: ["AE-08"],
  types: ["ibm_iam_access_group_policy", "ibm_iam_service_policy", "ibm_iam_trusted_profile_policy"],
  argument: "roles",
  when: (policy) => policyService(policy) === runtimeData.service,
  accepts: (value) => Array.isArray(value) && value.length > 0 && value.every((role) => roles.includes(textOf(role))),
  expected: `only ${roles.join(", ")}`,
  reject: always,
});
