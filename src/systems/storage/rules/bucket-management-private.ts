import { argumentRule } from "../../../posture/argument-rule";

/** Terraform manages buckets over the private network. This does not restrict who can reach them. */
export const bucketManagementPrivate = argumentRule({
  id: "bucket-management-private",
  controls: ["OS-03", "IKS-99"],
  types: ["ibm_cos_bucket", "ibm_cos_bucket_lifecycle_configuration"],
  argument: "endpoint_type",
  accepts: (value) => value === "private" || value === "direct",
  expected: '"private", or "direct" inside a VPC',
});
