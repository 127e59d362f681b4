import { argumentRule } from "../../../posture/argument-rule";

/** Only named users may create service IDs. */
export const serviceIdCreationRestricted = argumentRule({
  id: "service-id-creation-restricted",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  argument: "restrict_create_service_id",
  accepts: (value) => value === "RESTRICTED",
  expected: "RESTRICTED",
});
