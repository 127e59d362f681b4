import { always, argumentRule } from "../../../posture/argument-rule";

/** A root key cannot be deleted while it is in use. */
export const rootKeyKept = argumentRule({
  id: "root-key-kept",
  controls: ["KP-05"],
  types: ["ibm_kms_key"],
  argument: "force_delete",
  accepts: (value) => value === false,
  expected: "false: deleting a root key makes all data that it protects unreadable permanently",
  reject: always,
});
