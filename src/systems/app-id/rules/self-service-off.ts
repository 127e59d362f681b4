import { argumentRule } from "../../../posture/argument-rule";

/** Self-service is off: users cannot change their own entry and e-mail address, which the provider's default allows. */
export const selfServiceOff = argumentRule({
  id: "self-service-off",
  controls: ["CE-33"],
  types: ["ibm_appid_idp_cloud_directory"],
  argument: "self_service_enabled",
  accepts: (value) => value === false,
  expected: "false",
});
