import { argumentRule } from "../../../posture/argument-rule";

/** Cloudant accepts connections on private endpoints only. */
export const documentStorePrivate = argumentRule({
  id: "document-store-private",
  controls: ["IKS-101"],
  types: ["ibm_cloudant"],
  argument: "service_endpoints",
  accepts: (value) => value === "private",
  expected: '"private"',
});
