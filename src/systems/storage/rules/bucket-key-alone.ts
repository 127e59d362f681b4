import { naming } from "../../../posture/indexes";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";

const bucketsWith = naming(["ibm_cos_bucket"], "kms_key_crn");

/** No two buckets share a root key: whoever may use the key of one could read the other, and neither can be shredded alone. */
export const bucketKeyAlone: Rule = {
  id: "bucket-key-alone",
  controls: ["OS-01"],
  types: ["ibm_cos_bucket"],
  judge(bucket, world): Judgement {
    const { kms_key_crn: key } = bucket.arguments;
    if (key === undefined || key === "") return notApplicable;
    const others = bucketsWith(world, world.identity(bucket.stack, key)).filter((other) => other !== bucket);
    if (others.length === 0) return { verdict: "compliant", argument: "kms_key_crn" };
    return {
      verdict: "violation",
      argument: "kms_key_crn",
      expected: "a root key of its own",
      got: `the key of ${others.map(({ address }) => address).join(", ")} too`,
      fix: "Create a key for each bucket: a new bucket takes it, and the objects are copied.",
    };
  },
};
