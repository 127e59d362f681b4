import { argumentRule } from "../../../posture/argument-rule";

/** Cloudant authenticates callers with IAM only, not with legacy credentials. */
export const documentStoreByIam = argumentRule({
  id: "document-store-by-iam",
  controls: ["IKS-101"],
  types: ["ibm_cloudant"],
  argument: "legacy_credentials",
  accepts: (value) => value === false,
  expected: "false",
  absentIsFine: true,
});
