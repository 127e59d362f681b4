import { argumentRule } from "../../../posture/argument-rule";

/** A destroy does not delete the objects in a bucket. */
export const bucketNotEmptied = argumentRule({
  id: "bucket-not-emptied",
  controls: ["OS-04", "IKS-99"],
  types: ["ibm_cos_bucket"],
  argument: "force_delete",
  accepts: (value) => value === false,
  expected: "false: otherwise a destroy, or a change of the name or the key, deletes every object",
});
