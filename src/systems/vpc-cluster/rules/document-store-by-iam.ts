import { argumentRule } from "../../../posture/argument-rule";

/** Cloudant knows its callers by IAM, not by passwords of its own. */
export const documentStoreByIam = argumentRule({
  id: "document-store-by-iam",
  controls: ["IKS-101"],
  types: ["ibm_cloudant"],
  argument: "legacy_credentials",
  accepts: (value) => value === false,
  expected: "false",
  absentIsFine: true,
});
