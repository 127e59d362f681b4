import { argumentRule } from "../../../posture/argument-rule";

/** Sign-ins are recorded in the audit trail. */
export const signInAudited = argumentRule({
  id: "sign-in-audited",
  controls: ["CE-33"],
  types: ["ibm_appid_audit_status"],
  argument: "is_active",
  accepts: (value) => value === true,
  expected: "true",
});
