import { indexed } from "../../../posture/indexes";
import { compliant, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

const bucketsNamed = indexed(["ibm_cos_bucket"], ({ arguments: { bucket_name: name } }) => [name]);

/** The flow log bucket is encrypted with a customer-managed root key, and a destroy does not delete its objects. */
export const flowLogBucket: Rule = {
  id: "flow-log-bucket",
  controls: ["IKS-50"],
  types: ["ibm_is_flow_log"],
  judge({ arguments: { storage_bucket: name }, stack }, world) {
    const about = { argument: "storage_bucket", expected: "a bucket with kms_key_crn and force_delete false" };
    const named = name === undefined ? undefined : bucketsNamed(world, name)[0];
    const bucket = world.targetResource(stack, name) ?? named;
    if (bucket?.type !== "ibm_cos_bucket") {
      return {
        verdict: "unknown",
        ...about,
        got: `${JSON.stringify(name ?? null)}, which is not defined in these stacks`,
      };
    }
    const { kms_key_crn: key } = bucket.arguments;
    const encrypted = typeof key === "string" && key !== "";
    if (encrypted && known(bucket, "force_delete") === false) return compliant;
    return {
      verdict: "violation",
      ...about,
      got: `${bucket.address} ${encrypted ? "with force_delete" : "without kms_key_crn"}`,
    };
  },
};
