import { argumentRule } from "../../../posture/argument-rule";

/** A destroy does not take the objects with it. */
export const bucketNotEmptied = argumentRule({
  id: "bucket-not-emptied",
  controls: ["OS-04", "IKS-99"],
  types: ["ibm_cos_bucket"],
  argument: "force_delete",
  accepts: (value) => value === false,
  expected: "false: otherwise a destroy deletes every object, and a change of the name or the key does too",
});
