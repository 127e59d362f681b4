import { always, argumentRule } from "../../../posture/argument-rule";

/** A root key is never deleted while it is in use. */
export const rootKeyKept = argumentRule({
  id: "root-key-kept",
  controls: ["KP-05"],
  types: ["ibm_kms_key"],
  argument: "force_delete",
  accepts: (value) => value === false,
  expected: "false: a deleted root key makes what it wraps unreadable for good",
  reject: always,
});
